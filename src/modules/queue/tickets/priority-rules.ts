/** 优先人群. The proof is looked at when the person stands at the window. */
export const priorityWords = {
  elder: '老年人',
  disabled: '残疾人',
  expecting: '孕产妇',
  military: '军人',
  rescue: '消防救援',
  illness: '重症',
} as const
export type PriorityClass = keyof typeof priorityWords

/** What each class says in full, for whoever chooses. */
export const priorityTitles: Readonly<Record<PriorityClass, string>> = {
  elder: '老年人',
  disabled: '残疾人',
  expecting: '孕产妇、带婴幼儿',
  military: '现役军人、退役军人、烈士遗属等',
  rescue: '消防救援人员',
  illness: '重症患者',
}

export const PRIORITY_CLASSES = Object.keys(priorityWords) as PriorityClass[]

/** The head start of each class that has one, in minutes. */
export type Priorities = ReadonlyMap<PriorityClass, number>

const MOST_MINUTES = 120

/** Reads `老年人15 残疾人15`; undefined when a class is unknown or named twice. */
export function parsePriorities(text: string): Priorities | undefined {
  const found = new Map<PriorityClass, number>()
  for (const part of text.trim().split(/\s+/)) {
    const [, word, digits] = /^(\D+)(\d{1,3})$/.exec(part) ?? []
    const known = PRIORITY_CLASSES.find((each) => priorityWords[each] === word)
    const minutes = Number(digits)
    if (!known || found.has(known) || minutes < 1 || minutes > MOST_MINUTES) return undefined
    found.set(known, minutes)
  }
  return found
}
