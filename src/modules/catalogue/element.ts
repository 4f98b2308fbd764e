/** What an element (要素) of an item is, whatever it says: the kinds of content there are. `item-elements.ts` names them all. */

/** Our word → the official one. */
export type Words = Readonly<Record<string, string>>

export type ElementKind =
  | { kind: 'text'; maxLength?: number; pattern?: string; format?: 'date' }
  | { kind: 'longText' }
  | { kind: 'texts' }
  | { kind: 'number'; maximum?: number; isInteger?: true }
  | { kind: 'yesNo' }
  /** Values are the keys of `words`; numbers where `isNumber`. */
  | { kind: 'choice'; words: Words; isNumber?: true }
  | { kind: 'choices'; words: Words }
  | { kind: 'duration' }
  | { kind: 'object'; parts: Elements }
  /** Members with an `id` are compared and merged by it. */
  | { kind: 'list'; parts: Elements; titleOf: string }

export type Element = ElementKind & {
  title: string
  /** What to write, in the words of the standard. */
  hint: string
  /** May be null (empty). Lists are empty instead. */
  isOptional?: true
  /** Came to a list later: what was stored or sent before does not name it, which is the same as null. */
  mayBeAbsent?: true
}

export type Elements = Readonly<Record<string, Element>>
