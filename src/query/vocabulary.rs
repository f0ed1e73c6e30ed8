//! Which act types there are for what one wants to say.

use crate::graph::Graph;
use crate::model::ActType;
use crate::model::Class;
use crate::model::TypeKey;

/// Act types in the order of the codebook: by class, then id; of those only which hold a word, where one is given.
///
/// A word is looked for, whatever its case, in the id, the verb phrases, the aliases, the class, the CAMEO code and the
/// definition; those that hold it in the definition alone come last.
pub fn vocabulary(graph: &Graph, word: Option<&str>) -> Vec<TypeKey> {
    let types = |class: Class| graph.act_types().filter(move |(_, one)| one.class == class);
    let all = Class::ALL.into_iter().flat_map(types);
    let Some(wanted) = word.map(str::to_lowercase) else {
        return all.map(|(key, _)| key).collect();
    };
    let is_in = |text: &str| text.to_lowercase().contains(&wanted);
    let (called, others): (Vec<_>, Vec<_>) = all.partition(|(_, one)| names(one).any(is_in));
    let described = others.into_iter().filter(|(_, one)| is_in(&one.definition));
    called.into_iter().chain(described).map(|(key, _)| key).collect()
}

/// What an act type goes by.
fn names(one: &ActType) -> impl Iterator<Item = &str> {
    let cameo = one.codes.cameo.as_deref().unwrap_or_default();
    let names = [one.id.as_str(), &one.label, &one.past, &one.passive, one.class.name(), cameo];
    names.into_iter().chain(one.aliases.iter().map(String::as_str))
}
