/** Items named in a sentence; more are only counted. */
const SHOWN = 5

/** 「食品经营许可」、「茶馆备案」等 7 项 */
export const namesOfItems = (items: readonly { name: string }[]): string =>
  `${items.slice(0, SHOWN).map(({ name }) => `「${name}」`).join('、')}${items.length > SHOWN ? `等 ${items.length} 项` : ''}`
