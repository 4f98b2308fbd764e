// Which room may call which: the architecture of the platform. Checked by .dependency-cruiser.cjs and test/house.test.ts.
// An arrow lets a room import the other room's door (`index.ts`), and its pure rules import the other's pure rules.
// Everybody may read anybody's `events.ts`. A new room is one line here and one line in src/app.ts.
module.exports = {
  rooms: {
    calendar: [],
    organisation: ['calendar'],
    subjects: ['organisation', 'calendar'],
    catalogue: ['organisation', 'calendar'],
    certificates: ['organisation', 'subjects'],
    materials: ['organisation', 'subjects', 'catalogue', 'certificates', 'calendar'],
    applications: ['organisation', 'subjects', 'catalogue', 'certificates', 'materials', 'calendar'],
    ratings: ['organisation', 'calendar'],
    supervision: ['organisation', 'calendar'],
    messages: ['organisation', 'subjects', 'calendar'],
    queue: ['organisation', 'catalogue', 'subjects', 'calendar'],
  },
  /** Foreign keys from one schema into another: only to what is copied to every node (organisation, catalogue). */
  foreignKeys: ['catalogue.entry → organisation.authority'],
  /** Announced for outside the platform: no room reads them yet, partners and later rooms may. */
  eventsForOutside: ['messages.documentsOpened', 'queue.ticketAbandoned', 'queue.ticketFinished', 'queue.ticketMissed'],
}
