/** One field that the server refused: `pointer` is a JSON pointer into what was sent. */
export interface FieldError {
  pointer: string
  message: string
}

/** Something the server would not do, or an answer that never came: a Chinese sentence that says what to do, and a code to quote. */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly FieldError[]
  /** What others did since, when the case was changed meanwhile. */
  readonly changes: readonly { title: string; at: string; by: string }[]
  /** Whatever else the server said for the screen of this refusal. */
  readonly facts: Readonly<Record<string, unknown>>

  constructor({ status, code, title, detail, errors, changes, ...facts }: { status: number; code: string; title?: string; detail: string; errors?: FieldError[]; changes?: { title: string; at: string; by: string }[]; [fact: string]: unknown }) {
    super(`${code}: ${detail}`)
    this.status = status
    this.code = code
    this.title = title ?? '没有办成'
    this.detail = detail
    this.errors = errors ?? []
    this.changes = changes ?? []
    this.facts = facts
  }
}

/** The answer never came: nobody knows whether it was done, and sending it again with the same key is safe. */
export const noAnswer = () =>
  new Problem({ status: 0, code: 'network.no_answer', title: '没有连上服务器', detail: '网络不通或服务正在重启。您填写的内容还在，请稍后点同一个按钮重试，不会重复办理。' })

/** Whatever was thrown, as a Problem; a fault of our own code stays a fault and says so. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem({ status: 500, code: 'workbench.fault', title: '页面出错', detail: `页面出错了，请刷新后重试；如一再出现，请把这句话告诉管理员：${error instanceof Error ? error.message : String(error)}` })
}
