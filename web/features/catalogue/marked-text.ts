/** A piece of a text that was compared with another. */
export interface Piece {
  text: string
  isDifferent: boolean
}

/** Longer texts are shown whole: marking them would take longer than reading them. */
const MAX_MARKED_LENGTH = 1200

/**
 * What two texts do not have in common, on both sides: by the longest common subsequence of their words and characters.
 * @returns pieces that joined give the whole text of each side
 */
export function markDifferences(before: string, after: string): { before: Piece[]; after: Piece[] } {
  if (before.length > MAX_MARKED_LENGTH || after.length > MAX_MARKED_LENGTH) return { before: [{ text: before, isDifferent: true }], after: [{ text: after, isDifferent: true }] }
  const [left, right] = [toTokens(before), toTokens(after)]
  const common = commonLengths(left, right)
  const [marksLeft, marksRight] = [left.map(() => true), right.map(() => true)]
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) {
      marksLeft[i++] = false
      marksRight[j++] = false
    } else if (common[i + 1]![j]! >= common[i]![j + 1]!) i++
    else j++
  }
  return { before: join(left, marksLeft), after: join(right, marksRight) }
}

/** Numbers and Latin words stay whole, so that 10 → 20 is not read as 1 → 2; every other character stands alone. */
const toTokens = (text: string): string[] => text.match(/[A-Za-z0-9.]+|[^]/gu) ?? []

function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => Array.from({ length: right.length + 1 }, () => 0))
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) lengths[i]![j] = left[i] === right[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  }
  return lengths
}

function join(tokens: readonly string[], marks: readonly boolean[]): Piece[] {
  const pieces: Piece[] = []
  tokens.forEach((text, index) => {
    const last = pieces.at(-1)
    if (last && last.isDifferent === marks[index]) last.text += text
    else pieces.push({ text, isDifferent: marks[index]! })
  })
  return pieces
}
