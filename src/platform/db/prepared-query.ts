import pg from 'pg'

/** What a connection can do that its published types leave out. */
interface Wire extends Pick<pg.Connection, 'stream'> {
  readonly parsedStatements: Readonly<Record<string, string>>
  parse(statement: { name: string; text: string }): void
  bind(portal: { statement: string; values: unknown[] }): void
  describe(what: { type: 'P' }): void
  execute(): void
  sync(): void
}

const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils

/** How the rows of a statement are read: what a row looks like before its values are in, and how each of them is read. */
interface Columns {
  names: string[]
  readers: ((text: string) => unknown)[]
  empty: Record<string, unknown>
}

/** By connection and name of the statement: they stay the same for as long as it is prepared there. */
const described = new WeakMap<pg.Connection, Map<string, Columns>>()

function describedOn(connection: pg.Connection): Map<string, Columns> {
  let columns = described.get(connection)
  if (!columns) described.set(connection, (columns = new Map()))
  return columns
}

const toColumns = (fields: readonly pg.FieldDef[]): Columns => ({
  names: fields.map(({ name }) => name),
  readers: fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID, 'text') as (text: string) => unknown),
  empty: Object.fromEntries(fields.map(({ name }) => [name, null])),
})

const NO_COLUMNS = toColumns([])

function toRow({ names, readers, empty }: Columns, texts: readonly (string | null)[]): Record<string, unknown> {
  const row = { ...empty }
  for (let index = 0; index < names.length; index++) {
    const text = texts[index]!
    if (text !== null) row[names[index]!] = readers[index]!(text)
  }
  return row
}

export type PreparedQueryCallback = (error: Error | null, rows?: unknown[]) => void

/**
 * A named statement on its way, in place of the driver's own query: that one has PostgreSQL describe the columns at every run and reads
 * the description anew, which took a tenth of the request thread's time. Its answer is the rows.
 */
export class PreparedQuery implements pg.Submittable {
  /** Set by the driver. */
  callback: PreparedQueryCallback | undefined
  readonly name: string
  readonly text: string
  readonly #values: unknown[]
  readonly #rows: unknown[] = []
  #columns: Columns | undefined
  #unreadable: Error | undefined

  constructor(name: string, text: string, values: unknown[]) {
    this.name = name
    this.text = text
    this.#values = values.map((value) => prepareValue(value))
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire
    this.#columns = describedOn(connection).get(this.name)
    wire.stream.cork()
    if (wire.parsedStatements[this.name] === undefined) wire.parse({ name: this.name, text: this.text })
    wire.bind({ statement: this.name, values: this.#values })
    if (!this.#columns) wire.describe({ type: 'P' })
    wire.execute()
    wire.sync()
    wire.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: pg.FieldDef[] }): void {
    this.#columns = toColumns(fields)
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    try {
      this.#rows.push(toRow(this.#columns!, fields))
    } catch (error) {
      // Thrown from here it would reach nobody: it is told once the connection is free again.
      this.#unreadable = error as Error
    }
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(connection: pg.Connection): void {
    describedOn(connection).set(this.name, this.#columns ?? NO_COLUMNS)
    if (this.#unreadable) this.callback!(this.#unreadable)
    else this.callback!(null, this.#rows)
  }

  handleError(error: Error): void {
    this.callback!(error)
  }
}
