//! Which act types there are for what one wants to say.

use crate::graph::Graph;
use crate::model::Class;
use crate::model::TypeKey;

/// Act types in the order of the codebook: by class, then id; of those only which hold a word, where one is given.
///
/// A word is looked for, whatever its case, in the id, the verb phrases, the aliases, the class, the CAMEO code and the
/// definition.
pub fn vocabulary(graph: &Graph, word: Option<&str>) -> Vec<TypeKey> {
    let wanted = word.map(str::to_lowercase);
    let mut found = Vec::new();
    for class in Class::ALL {
        let of_class = graph.act_types().filter(|(_, one)| one.class == class);
        let fitting = of_class
            .filter(|(key, _)| wanted.as_ref().is_none_or(|wanted| holds(graph, *key, wanted)));
        found.extend(fitting.map(|(key, _)| key));
    }
    found
}

fn holds(graph: &Graph, key: TypeKey, wanted: &str) -> bool {
    let word = graph.act_type(key);
    let cameo = word.codes.cameo.as_deref().unwrap_or_default();
    let texts = [
        word.id.as_str(),
        &word.label,
        &word.past,
        &word.passive,
        word.class.name(),
        cameo,
        &word.definition,
    ];
    let mut texts = texts.into_iter().chain(word.aliases.iter().map(String::as_str));
    texts.any(|text| text.to_lowercase().contains(wanted))
}
