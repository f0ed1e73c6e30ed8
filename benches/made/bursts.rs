//! Acts that come in bursts: two actors answer each other, and hostility walks up and down a ladder of codes.

use super::DAYS;
use super::Row;
use super::chance::Chance;
use super::chance::Stream;
use super::crowd::Crowd;
use super::day;

/// Codes from comment to mass violence, as places in the list of codes.
const LADDER: [u8; 14] = [3, 0, 8, 10, 11, 15, 9, 12, 13, 16, 14, 17, 18, 19];

/// What is drawn for a burst: by the number of the burst.
struct Bursts<'c> {
    sources: Stream,
    partners: super::crowd::Partners<'c>,
    days: Stream,
    rungs: Stream,
}

/// What is drawn for each act: by its number among all acts of bursts.
struct Steps {
    gaps: Stream,
    turns: Stream,
    moves: Stream,
}

/// So many acts, burst by burst.
pub(super) fn bursts(acts: usize, crowd: &Crowd, chance: &mut Chance) -> Vec<Row> {
    let lengths = lengths(acts, &chance.stream());
    let (sources, partners, days) = (chance.stream(), crowd.partners(chance), chance.stream());
    let steps = Steps { gaps: chance.stream(), turns: chance.stream(), moves: chance.stream() };
    let bursts = Bursts { sources, partners, days, rungs: chance.stream() };
    let mut rows = Vec::with_capacity(acts);
    for (at, length) in lengths.into_iter().enumerate() {
        burst(&mut rows, &bursts, &steps, (at as u64, length), crowd);
    }
    rows
}

/// How long each burst is, 4 acts or more with few long ones; the last is cut where the acts are used up.
fn lengths(acts: usize, draws: &Stream) -> Vec<usize> {
    let mut left = acts;
    let mut lengths = Vec::new();
    while left > 0 {
        let draw = 1.0 - draws.unit(lengths.len() as u64);
        let length = ((4.0 * draw.powf(-0.7)).floor() as usize).min(400).min(left);
        left -= length;
        lengths.push(length);
    }
    lengths
}

fn burst(
    rows: &mut Vec<Row>,
    bursts: &Bursts<'_>,
    steps: &Steps,
    (at, length): (u64, usize),
    crowd: &Crowd,
) {
    let one = crowd.someone(bursts.sources.unit(at));
    let other = bursts.partners.of(one, at);
    let mut day = i64::from(day(bursts.days.unit(at)));
    let mut rung = (2.0 + 3.0 * bursts.rungs.unit(at)) as i64;
    let mut turned = false;
    for _ in 0..length {
        let act = rows.len() as u64;
        day += (-2.2 * (-steps.gaps.unit(act)).ln_1p()).floor() as i64;
        turned ^= steps.turns.unit(act) < 0.75;
        rung += match steps.moves.unit(act) {
            up if up < 0.35 => 1,
            stay if stay < 0.80 => 0,
            _ => -1,
        };
        let code = LADDER[(rung.max(0) as usize).min(LADDER.len() - 1)];
        let (source, target) = if turned { (other, one) } else { (one, other) };
        rows.push(Row { source, target, day: (day % DAYS) as u16, code });
    }
}
