import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readers } from '../src/background.ts'
import { stateWords } from '../src/modules/applications/application.ts'
import { VERBS } from '../src/modules/applications/lifecycle/lifecycle-rules.ts'
import { itemWords } from '../src/modules/catalogue/item.ts'
import { PERMISSIONS } from '../src/modules/organisation/role-permissions.ts'
import { ROLES } from '../src/modules/organisation/roles.ts'
import { ROOT } from '../src/platform/config.ts'
import { listTables, type TableFacts } from '../tools/generate/dump-schema.ts'
import { listPages, listRoutes, makeGeneratedFiles } from '../tools/generate/generated-files.ts'
import { houseRules, listAnnouncedEvents } from '../tools/generate/write-map.ts'
import { findTracesOfMaking } from './house/built-with.ts'
import { readMigrations } from './house/migrations.ts'
import { findPersonalData } from './house/personal-data.ts'
import { findLines, productionFiles, readRepositoryFile, repositoryFiles } from './house/repository.ts'
import { copyTemplate } from './kit/test-db.ts'

const rooms = Object.keys(houseRules.rooms)
const routes = listRoutes()
const kebab = (camel: string) => camel.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

describe('rooms', () => {
  test('the folders are the rooms of house-rules.cjs', () => {
    const folders = readdirSync(join(ROOT, 'src/modules'))
    expect(folders.sort(), 'name the room and its arrows in house-rules.cjs').toEqual([...rooms].sort())
  })

  test.each(rooms)('%s has a README of at most 20 lines, a door and tests', (room) => {
    const readme = readRepositoryFile(`src/modules/${room}/README.md`)
    expect(readme, 'write README.md: what the room owns, announces and refuses').toBeDefined()
    expect(readme!.trimEnd().split('\n').length, 'a README says what the room owns, announces and refuses in 20 lines').toBeLessThanOrEqual(20)
    expect(existsSync(join(ROOT, 'src/modules', room, 'index.ts')), 'write index.ts: explicit named exports, a sentence each').toBe(true)
    expect(repositoryFiles().some(({ path }) => path.startsWith(`src/modules/${room}/`) && path.includes('.test.ts')), 'write a test beside the code').toBe(true)
  })

  test('a door names what it exports', () => {
    const doors = repositoryFiles().filter(({ path }) => /^src\/modules\/[^/]+\/index\.ts$/.test(path))
    expect(findLines(doors, /export \*/), 'export by name, so that the door says what it promises').toEqual([])
  })

  test('arrows lead downwards, and to rooms that exist', () => {
    for (const [index, room] of rooms.entries()) {
      for (const below of houseRules.rooms[room]!) expect(rooms.slice(0, index), `${room} → ${below}: list a room after those it calls`).toContain(below)
    }
  })

  test('files are named by what they do', () => {
    const vague = repositoryFiles().map(({ path }) => path).filter((path) => /^(src|web|tools|test)\/.*(?<![a-z])(services?|managers?|helpers?|utils?|common|misc|update-status|v2)(?![a-z])/.test(path))
    expect(vague, 'name the file by the verb or the noun of the glossary').toEqual([])
  })
})

describe('tables', () => {
  let copy: Awaited<ReturnType<typeof copyTemplate>>
  let client: pg.Client
  let tables: TableFacts[]
  beforeAll(async () => {
    copy = await copyTemplate()
    client = new pg.Client({ connectionString: copy.url })
    await client.connect()
    tables = await listTables(client)
  })
  afterAll(async () => {
    await client.end()
    await copy.drop()
  })

  test('migrations are numbered in a row and change one room\'s schema each', () => {
    const migrations = readMigrations(['platform', ...rooms])
    migrations.forEach(({ path, number, room, touches }, index) => {
      expect(number, `${path}: the next number is free`).toBe(String(index + 1).padStart(4, '0'))
      expect(['platform', ...rooms], `${path}: call it NNNN-room-what.sql`).toContain(room)
      expect(touches, `${path}: another room's tables change in a migration of that room`).toEqual([room])
    })
    expect(migrations.length).toBeGreaterThan(0)
  })

  test('every table says how it is distributed, and its primary key begins with that column', () => {
    for (const { schema, table, comment, primaryKey } of tables) {
      const name = `${schema}.${table}`
      const parts = /^distribution: (region|subject|hash|reference|local)(?: \((\w+)\))?$/.exec(comment ?? '')
      expect(parts, `${name}: comment on table … is 'distribution: region | subject (column) | hash (column) | reference | local'`).not.toBeNull()
      const [, kind, column] = parts!
      const leading = { region: 'region', subject: column ?? 'subject_id', hash: column, reference: undefined, local: undefined }[kind as 'region']
      if (kind === 'hash') expect(column, `${name}: name the column, as in hash (id)`).toBeDefined()
      if (leading) expect(primaryKey[0], `${name}: begin the primary key with ${leading}, so that a look-up knows its shard`).toBe(leading)
    }
  })

  test('a unique index of a distributed table contains the column it is distributed by', async () => {
    const { rows } = await client.query<{ name: string; columns: string[]; comment: string }>(`
      select indexrelid::regclass::text as name, obj_description(indrelid, 'pg_class') as comment,
        array(select attname::text from unnest(indkey::int[]) as k (attnum) join pg_attribute a on a.attrelid = indrelid and a.attnum = k.attnum) as columns
      from pg_index where indisunique and obj_description(indrelid, 'pg_class') ~ '^distribution: (region|subject|hash)'`)
    for (const { name, columns, comment } of rows) {
      const column = /\((\w+)\)/.exec(comment)?.[1] ?? (comment.endsWith('region') ? 'region' : 'subject_id')
      expect(columns, `${name}: no database of several nodes can keep this unique without ${column}`).toContain(column)
    }
  })

  test('foreign keys leave their schema only where house-rules.cjs allows it', async () => {
    const { rows } = await client.query<{ key: string }>(`
      select distinct conrelid::regclass::text || ' → ' || confrelid::regclass::text as key
      from pg_constraint join pg_class a on a.oid = conrelid join pg_class b on b.oid = confrelid
      where contype = 'f' and a.relnamespace <> b.relnamespace order by 1`)
    expect(rows.map(({ key }) => key), 'a foreign key ties two rooms together: only to organisation and catalogue, and listed').toEqual([...houseRules.foreignKeys].sort())
  })

  test.each(['applications.application_event', 'platform.audit_entry'])('nobody but the owner can change or delete a row of %s', async (table) => {
    const { rows: [may] } = await client.query<Record<string, boolean>>(
      `select bool_or(has_any_column_privilege(role, $1, 'update')) as update, bool_or(has_table_privilege(role, $1, 'delete')) as delete, bool_or(has_table_privilege(role, $1, 'truncate')) as truncate
       from unnest(array['yichuang_app', 'yichuang_worker']) as role`, [table])
    expect(may, 'the record is only added to: take the grant back').toEqual({ update: false, delete: false, truncate: false })
  })

  test('generated files are what `npm run generate` makes', async () => {
    for (const [path, text] of Object.entries(await makeGeneratedFiles(copy.url))) {
      expect(readRepositoryFile(path) === text, `${path} is out of date: run npm run generate`).toBe(true)
    }
  })
})

describe('operations', () => {
  test('every address belongs to the audience its path names', () => {
    for (const { method, path, operation } of routes) {
      const prefix = /^\/(citizen|staff|supervisor|partner)\//.exec(path)?.[1] ?? 'public'
      expect(operation.audience, `${method} ${path} (${operation.id}): audiences are told apart by path`).toBe(prefix)
    }
  })

  test('every operation has a summary in Chinese, a response schema and a permission of the table', () => {
    for (const { operation } of routes) {
      expect(operation.summary, `${operation.id}: say in Chinese what it does`).toMatch(/[一-鿿]/)
      expect(Object.keys(operation.output ?? {}).length, `${operation.id}: give it an output schema`).toBeGreaterThan(0)
      if (operation.permission === 'public') expect(operation.audience, `${operation.id}: only a public operation goes without permission`).toBe('public')
      else expect(Object.keys(PERMISSIONS), `${operation.id}: add its permission to role-permissions.ts`).toContain(operation.permission)
    }
  })

  test('what the permission table lists is asked for somewhere', () => {
    const asked = new Set(routes.map(({ operation }) => operation.permission))
    const code = productionFiles().filter(({ path }) => !path.endsWith('role-permissions.ts')).map(({ text }) => text).join('\n')
    const unused = Object.keys(PERMISSIONS).filter((permission) => !asked.has(permission) && !code.includes(`'${permission}'`))
    expect(unused, 'a permission nobody asks for misleads whoever reads the table: remove it').toEqual([])
  })

  test('an operation has an id of its own: the room and a verb', () => {
    const owners = [...rooms, 'sessions', 'settings', 'demo']
    const ids = routes.map(({ operation }) => operation.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index), 'one id, one operation, one address').toEqual([])
    for (const id of ids) {
      const [room, verb] = id.split('.')
      expect(owners, `${id}: begin with the room`).toContain(room)
      expect(verb, `${id}: one verb in camelCase`).toMatch(/^[a-z][A-Za-z]+$/)
    }
  })

  test('a command\'s address ends with its verb', () => {
    for (const { path, operation } of routes.filter(({ method, operation }) => method === 'POST' && operation.expectsVersion)) {
      const verb = kebab(operation.id.split('.')[1]!).replace(/-(at-counter|as-supervisor)$/, '')
      const [collection, , last] = path.split('/').slice(-3)
      // `submitChange` below `/changes/:id/` is `submit`: the address has said what.
      expect([verb, verb.replace(new RegExp(`-${collection!.replace(/s$/, '')}$`), '')], `${operation.id}: one word in law, route and code`).toContain(last)
    }
  })

  test('an address is one page or one operation', () => {
    const addresses = [...listPages().map(({ method, path }) => `${method} ${path}`), ...routes.map(({ method, path }) => `${method} /api/v1${path}`)].map((address) => address.replaceAll(/:\w+/g, ':'))
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index), 'two answers for one address').toEqual([])
  })

  test('a change is a write: it takes an idempotency key', () => {
    for (const { operation } of routes.filter((route) => route.operation.expectsVersion)) expect(operation.isWrite, `${operation.id}: set isWrite`).toBe(true)
  })
})

describe('events', () => {
  test('every announced event is read by a room or listed as for outside', async () => {
    const read = new Set(readers.flatMap(({ on }) => on))
    const announced = [...(await listAnnouncedEvents()).values()].flat()
    expect(announced.filter((type) => !read.has(type)).sort(), 'write a reader, or list it in house-rules.cjs under eventsForOutside').toEqual([...houseRules.eventsForOutside].sort())
    expect([...read].filter((type) => !announced.includes(type)), 'a reader waits for what nobody announces').toEqual([])
  })

  test('an event is named by its room and in the past tense', async () => {
    for (const [room, types] of await listAnnouncedEvents()) {
      expect(types.length, `${room}: export its events as …_EVENTS`).toBeGreaterThan(0)
      for (const type of types) expect(type, 'room.pastTense').toMatch(new RegExp(`^${room}\\.[a-z][A-Za-z]+$`))
    }
  })

  test('a reader has an id of its own', () => {
    const ids = readers.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('texts', () => {
  test('no identity number, mobile or landline could be a real person\'s', () => {
    const found = repositoryFiles().filter(({ path }) => path !== 'package-lock.json').flatMap(({ path, text }) => findPersonalData(text).map((number) => `${path}: ${number}`))
    expect(found, 'use identity numbers that begin with 3799, mobiles 1990000xxxx, landlines 0000-xxxxxxx').toEqual([])
  })

  test('a number that could be real is recognised as such', () => {
    const digits = (...parts: (string | number)[]) => parts.join('')
    expect(findPersonalData(`身份证 ${digits('110101', '19900307', '7571')}，电话 ${digits(138, '0013', 8000)}、${digits('010', '-', '12345678')}`)).toHaveLength(3)
    expect(findPersonalData('379902199003074510 19900001234 0000-1234567 11010519491231002X')).toEqual([])
  })

  test('only the clock reads the time', () => {
    const found = findLines(productionFiles().filter(({ path }) => path !== 'src/platform/clock.ts'), /\bDate\.now\(\)|\bnew Date\(\)/)
    expect(found, 'take ctx.clock.now() or an argument; for a duration use performance.now()').toEqual([])
  })

  test('ids come from one place', () => {
    const found = findLines(productionFiles().filter(({ path }) => path.startsWith('src/modules/')), /\brandomUUID\(|Math\.random\(/)
    expect(found, 'take ctx.ids.next(), so that tests can say what it is').toEqual([])
  })

  test('the focus moves, and keys are heard, from the moment that something is seen', () => {
    const late = /\buseEffect\(\(\) => (?:\{(?:(?!\n {2}\}).)*?|(?!\{)[^\n]*?)(?:\.focus\(|\.select\(|'key(?:down|up)')|\brequestAnimationFrame\([^\n]*\.focus\(/s
    const screens = repositoryFiles().filter(({ path }) => /^web\/.*\.tsx?$/.test(path))
    expect(screens.filter(({ text }) => late.test(text)).map(({ path }) => path), 'use useFocusNext or a layout effect: a key pressed at once must not go astray').toEqual([])
    expect(late.test("  useEffect(() => {\n    if (isOpen) box.current?.focus()\n  }, [isOpen])")).toBe(true)
    expect(late.test("  useEffect(() => title.current?.focus(), [])")).toBe(true)
    expect(late.test("  useEffect(() => {\n    read()\n  }, [])\n  const go = () => box.focus()")).toBe(false)
  })

  test('nothing says with what or where it was written', () => {
    const files = repositoryFiles().filter(({ path }) => path !== 'package-lock.json')
    expect(findTracesOfMaking(files), 'the reader needs neither the tool nor the machine: take it out').toEqual([])
  })

  test('every example of CONVENTIONS.md exists', () => {
    const paths = [...readRepositoryFile('CONVENTIONS.md')!.matchAll(/`([\w./-]+\/[\w.-]*)`/g)].map(([, path]) => path!).filter((path) => !/NNNN|x\.test|^\.\//.test(path))
    expect(paths.length).toBeGreaterThan(8)
    expect(paths.filter((path) => !existsSync(join(ROOT, path))), 'point at a file that is there').toEqual([])
  })

  test('states, commands, roles and kinds are words of the glossary', () => {
    const glossary = readRepositoryFile('docs/glossary.md')!
    const words = [...Object.keys(stateWords), ...VERBS, ...Object.keys(ROLES), ...Object.keys(itemWords.type), ...Object.keys(itemWords.kind), ...Object.keys(itemWords.unit)]
    expect(words.filter((word) => !glossary.includes(`\`${word}\``)), 'bring the word into docs/glossary.md, or use the one that is there').toEqual([])
  })

  test('every link between the documents leads somewhere', () => {
    const broken = repositoryFiles().filter(({ path }) => path.endsWith('.md')).flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) => target!).filter((target) => !existsSync(join(ROOT, path, '..', target))).map((target) => `${path} → ${target}`))
    expect(broken).toEqual([])
  })

  test('every script of package.json has its file', () => {
    const { scripts } = JSON.parse(readRepositoryFile('package.json')!) as { scripts: Record<string, string> }
    const missing = Object.entries(scripts).filter(([, command]) => !existsSync(join(ROOT, command.split(' ').at(-1)!))).map(([name]) => name)
    expect(missing).toEqual([])
  })
})
