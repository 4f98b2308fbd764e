/** Where one goes when everything is filled in. */
export const SEND_ID = 'intake-send'

/** A group is entered by its chosen choice, or its first. */
function enter(element: HTMLElement): void {
  const into = element.tabIndex === -1 ? (element.querySelector<HTMLElement>('input:checked') ?? element.querySelector<HTMLElement>('input') ?? element) : element
  into.focus()
  into.scrollIntoView({ block: 'nearest' })
}

/** Moves to the first open field behind `from`, else to the first of all, else to what sends: nobody looks for what is missing. */
export function moveOn(open: readonly string[], from: Element | null): void {
  const elements = [...open, SEND_ID].flatMap((id) => document.getElementById(id) ?? [])
  const isBehind = (element: HTMLElement) => from === null || (!element.contains(from) && (from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
  const next = elements.find((element) => element.id !== SEND_ID && isBehind(element)) ?? elements[0]
  if (next) enter(next)
}

/** Whether Enter in this place means 「go on」: not where it chooses from a list, begins a line or presses a button. */
export const isMoveOn = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.closest('[role=combobox], form') === null && target.getAttribute('role') !== 'combobox' && target.type !== 'file'
