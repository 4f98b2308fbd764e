/** The key that does the same as the button it stands in. Decoration: the button's `aria-keyshortcuts` says it to software. */
export const Kbd = ({ keys }: { keys: string }) => <span className="kbd" aria-hidden="true">{keys}</span>
