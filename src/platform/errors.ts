/** One field that is wrong: `pointer` is a JSON pointer into the body, `message` says in Chinese what to do. */
export interface FieldError {
  pointer: string
  message: string
}

/**
 * A named refusal: something the platform will not do, for a reason the person can act on.
 * `code` is stable and can be quoted (`applications.not_open`); `detail` is Chinese and says what to do.
 */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: string
  readonly status: number
  readonly detail: string
  readonly errors: FieldError[] | undefined
  /** Facts for machines beside the sentence (what changed, when to retry). */
  readonly extra: Record<string, unknown> | undefined

  constructor(status: number, code: string, detail: string, more: { errors?: FieldError[]; extra?: Record<string, unknown> } = {}) {
    super(`${code}: ${detail}`)
    this.status = status
    this.code = code
    this.detail = detail
    this.errors = more.errors
    this.extra = more.extra
  }
}

/** The request itself is wrong in one or more fields. */
export const invalidInput = (errors: FieldError[]) =>
  new Refusal(422, 'platform.invalid_input', `有 ${errors.length} 处需要修改，请按提示改正后再提交。`, { errors })

export const notSignedIn = () => new Refusal(401, 'platform.not_signed_in', '请先登录，再继续办理。')

export const notPermitted = () =>
  new Refusal(403, 'platform.not_permitted', '您的账号没有办理此操作的权限。如确需办理，请联系本单位管理员。')

export const notFound = (what: string, code = 'platform.not_found') =>
  new Refusal(404, code, `没有找到${what}。请核对后重试。`)
