import type { Fact } from './wording-text.ts'

/** A placeholder of a message as the server calls it; people see it by the words of its label. */
export interface Placeholder {
  name: string
  meaning: string
  example: string
}

/** `最晚哪一天（没有时为「文书写明的日期」）` is called 最晚哪一天. */
const labelOf = ({ meaning }: Placeholder): string => meaning.replace(/（.*/, '')

export const toFacts = (placeholders: readonly Placeholder[]): Fact[] => placeholders.map((placeholder) => ({ name: labelOf(placeholder), meaning: placeholder.meaning, example: placeholder.example }))

/** `{itemName}` → `{事项名称}`; braces nobody knows stay. */
export const withLabels = (text: string, placeholders: readonly Placeholder[]): string => replaceNames(text, new Map(placeholders.map((placeholder) => [placeholder.name, labelOf(placeholder)])))

/** `{事项名称}` → `{itemName}`. */
export const withNames = (text: string, placeholders: readonly Placeholder[]): string => replaceNames(text, new Map(placeholders.map((placeholder) => [labelOf(placeholder), placeholder.name])))

const replaceNames = (text: string, names: ReadonlyMap<string, string>): string => text.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => (names.has(name) ? `{${names.get(name)}}` : whole))
