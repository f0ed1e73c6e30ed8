//! What the signs of a figure of relations say: only those that it uses.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::Class;
use crate::present::figure::ink;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::lanes::arrows::Head;
use crate::present::figure::lanes::columns::Lane;
use crate::present::figure::lanes::key::class_words;
use crate::present::figure::lanes::key::sample;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Text;
use crate::present::figure::scene::Type;
use crate::present::figure::sheet::Key;
use crate::present::figure::sheet::SAMPLE;
use crate::present::figure::sheet::SMALL;

use super::boxes::Boxed;
use super::boxes::Look;
use super::line_width;
use super::ties::Choice;
use super::ties::class;

pub(super) fn keys(graph: &Graph, choice: &Choice<'_>, boxed: &[Boxed]) -> Vec<Key> {
    let ties = &choice.ties;
    let addressed = ties.iter().filter(|tie| tie.ends.is_actual && !tie.ends.is_spoken_of);
    let classes: BTreeSet<Class> = addressed.map(|tie| class(graph, tie)).collect();
    let mut keys: Vec<Key> = classes
        .into_iter()
        .map(|class| {
            let dash = match class {
                Class::VerbalCooperation | Class::VerbalConflict => Dash::Dashed,
                Class::MaterialCooperation | Class::MaterialConflict | Class::Neutral => {
                    Dash::Solid
                }
            };
            let stroke = Stroke::new(ink::class(class), line_width(1)).dashed(dash);
            sample(Head::Of(class), stroke, class_words(class))
        })
        .collect();
    let dotted = Stroke::new(Ink::Neutral, line_width(1)).dashed(Dash::Dotted);
    if ties.iter().any(|tie| !tie.ends.is_actual) {
        let words = "dotted: planned, imagined, foretold or alleged";
        keys.push(sample(Head::Of(Class::Neutral), dotted, words));
    }
    if ties.iter().any(|tie| tie.ends.is_spoken_of) {
        keys.push(sample(Head::Open, dotted, "open head: spoken of, not addressed"));
    }
    if ties.iter().any(|tie| tie.acts.len() > 1) {
        let line = |acts: usize, y: f64| {
            let ends = vec![Point::new(0.0, y), Point::new(SAMPLE, y)];
            Shape::Line(ends, Stroke::new(Ink::Neutral, line_width(acts)))
        };
        let words = "the wider, the more acts: one, four, sixteen; the line looks like the strongest of them";
        let sample = vec![line(1, -3.4), line(4, -0.6), line(16, 3.4)];
        keys.push(Key { sample, words: words.to_owned() });
    }
    let words = "beside the box of who acted: the acts in the numbered list";
    keys.push(text_key("[3–5]", words));
    if choice.acts().into_iter().any(|act| graph.act(act).is_in_doubt()) {
        let words =
            "an act in doubt: contested, rejected, contradicted, of low certainty, or corrected";
        keys.push(text_key("?", words));
    }
    let looks: BTreeSet<Look> =
        boxed.iter().map(|boxed| Look::of(graph, boxed.party.lane)).collect();
    keys.extend(looks.into_iter().map(|look| Key {
        sample: vec![look.frame(Area::new(1.0, -3.6, SAMPLE - 2.0, 7.6))],
        words: look.words().to_owned(),
    }));
    if choice.columns.is_rolled_up() {
        let frame = Look::of(graph, Lane::Others).frame(Area::new(1.0, -3.6, SAMPLE - 2.0, 7.6));
        keys.push(Key {
            sample: vec![frame],
            words: "a box also stands for those without one of their own: the actor for whom they act, or “others”"
                .to_owned(),
        });
    }
    keys
}

fn text_key(sign: &str, words: &str) -> Key {
    let text = Text::new(sign, Point::new(0.0, 2.3), Type::of(SMALL));
    Key { sample: vec![Shape::Text(text)], words: words.to_owned() }
}
