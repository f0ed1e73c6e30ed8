// A small dispute over a river, of which every number in a test is worked out by hand.

import { pageOfRecords } from "./browser.mjs";

const act = (id, rest) => `Act(id: "${id}", ${rest}, evidence: [Cite(source: "ledger", page: "${id.length}")]),`;
const upton = (type) => `actors: ["upton"], type: "${type}", recipients: ["lowton"]`;
const lowton = (type) => `actors: ["lowton"], type: "${type}", recipients: ["upton"]`;

/**
 * In order of time: 1 charge (rung 2, Goldstein −2), 2 offer (0, 5), 3 refusal of it (2, −4), 4 plea (0, 5), 5 closing in answer to the
 * charge (4, −8), 6 grumble (2, −2) inside one side, 7 rumour without a date (1, −2).
 */
const ACTS = [
  act("charge", `${upton("accused")}, date: "1881-05-01"`),
  act("offer", `${lowton("proposed")}, date: "1881-05-10", event: "talks"`),
  act("refusal", `${upton("refused")}, date: "1881-05-20", responds_to: [Link(act: "offer", cue: "never")]`),
  act("plea", `${lowton("proposed")}, date: "1881-06-01"`),
  act("closing", `${lowton("sanctioned")}, date: "1881-06-15", responds_to: [Link(act: "charge", cue: "therefore")]`),
  act("grumble", `${upton("accused")}, audience: (kind: Internal), date: "1881-06-20"`),
  act("rumour", upton("criticized")),
];

const OTHERS = `
  Source(id: "ledger", title: "The river ledger", kind: Book, locator: Page),
  Actor(id: "upton", name: "Upton", kind: State), Actor(id: "lowton", name: "Lowton", kind: State), Actor(id: "highton", name: "Highton", kind: State),
  Event(id: "talks", name: "Talks at the weir", date: "1881-05-10", participants: [Participant(actor: "upton")], evidence: [Cite(source: "ledger", page: "40", quote: "they met at the weir")]),
  Dispute(id: "river", name: "River", sides: [Side(id: "above", name: "Above", actors: ["upton"]), Side(id: "below", name: "Below", actors: ["lowton"])]),`;

/** The page of the river, perhaps with more acts. */
export const river = (name = "river", more = "") => pageOfRecords(name, { title: "The river", body: `[${ACTS.join("\n")}${OTHERS}${more}]` });
