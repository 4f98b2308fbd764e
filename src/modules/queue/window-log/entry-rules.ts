import { type CashKind, cashWords, type ServiceEntry } from './entry.ts'

/** What a city gives for free, and in what it is counted. */
export interface FreeService {
  name: string
  unit: string
}

/** Reads `复印/张 邮寄/件`; undefined when a name stands twice or has no unit. */
export function parseFreeServices(text: string): FreeService[] | undefined {
  const found: FreeService[] = []
  for (const part of text.trim().split(/\s+/)) {
    const [, name, unit] = /^([^/]{1,12})\/([^/]{1,4})$/.exec(part) ?? []
    if (name === undefined || unit === undefined || found.some((each) => each.name === name)) return undefined
    found.push({ name, unit })
  }
  return found
}

/** What is asked of whoever comes in; never anything about health (个人信息保护法 art. 28). */
export const entranceFields = { name: '姓名', phone: '电话' } as const
export type EntranceField = keyof typeof entranceFields

/** Reads `H-379902=人数 H-379903=姓名、电话`: the halls that count who comes in, and what each asks. */
export function parseEntranceHalls(text: string): Map<string, EntranceField[]> | undefined {
  const halls = new Map<string, EntranceField[]>()
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const [, hall, asked] = /^([\w-]+)=(.+)$/.exec(part) ?? []
    if (hall === undefined || asked === undefined || halls.has(hall)) return undefined
    const fields = asked === '人数' ? [] : asked.split('、').map((word) => (Object.keys(entranceFields) as EntranceField[]).find((field) => entranceFields[field] === word))
    if (fields.some((field) => field === undefined)) return undefined
    halls.set(hall, fields as EntranceField[])
  }
  return halls
}

const SIGNS: Readonly<Record<CashKind, 1 | -1>> = { float: 1, received: 1, change: -1, handedIn: -1 }

/** An amount as it changes what the window holds. */
export const toSigned = (kind: CashKind, fen: number): number => SIGNS[kind] * fen

/** The same entry the other way round: together they come to nothing. */
export const oppositeOf = (entry: ServiceEntry, by: Pick<ServiceEntry, 'id' | 'officerId' | 'officerName' | 'day' | 'at'>, reason: string): ServiceEntry => ({
  ...entry, ...by, quantity: -entry.quantity, amountFen: entry.amountFen === null ? null : -entry.amountFen, note: reason, strikes: entry.id,
})

/** Sums of a ledger by what it was: what was taken back counts for nothing. */
export interface ServiceSum {
  ledger: ServiceEntry['ledger']
  what: string
  unit: string
  quantity: number
  amountFen: number
}

export const wordsOf = ({ ledger, what }: Pick<ServiceEntry, 'ledger' | 'what'>): string => (ledger === 'cash' ? cashWords[what as CashKind] : what)

/** 结余: what a window holds by its entries. */
export const balanceOf = (entries: readonly Pick<ServiceEntry, 'amountFen'>[]): number => entries.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0)

/** `12.50 元` */
export const toYuan = (fen: number): string => `${(fen / 100).toFixed(2)} 元`
