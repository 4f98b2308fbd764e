import { repositoryFiles } from './repository.ts'

export interface Migration {
  path: string
  number: string
  /** `platform` or a room: the only schema it may change. */
  room: string
  /** Schemas it changes. */
  touches: string[]
}

/** The migrations with the schemas each one changes; a foreign key only points at another schema and has an allow-list of its own. */
export function readMigrations(schemas: string[]): Migration[] {
  return repositoryFiles()
    .filter(({ path }) => path.startsWith('db/migrations/'))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, text }) => {
      const [, number = '', room = ''] = /^db\/migrations\/(\d{4})-([a-z]+(?:-[a-z]+)*?)-[a-z0-9-]+\.sql$/.exec(path) ?? []
      const bare = text.replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^']|'')*'/g, "''").replaceAll(/\breferences\s+\w+\.\w+/gi, '')
      const touches = schemas.filter((schema) => new RegExp(`\\b${schema.replace('-', '_')}\\.\\w`).test(bare) || new RegExp(`\\bschema\\s+(if not exists\\s+)?${schema.replace('-', '_')}\\b`, 'i').test(bare))
      return { path, number, room, touches }
    })
}
