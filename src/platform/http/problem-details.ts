import type { Logger } from 'pino'
import { Refusal } from '../errors.ts'

/** RFC 9457. `detail` is Chinese and says what to do; a 500 tells nothing of the inside and carries an id to quote. */
export interface ProblemDetails {
  type: string
  title: string
  status: number
  code: string
  detail: string
  instance?: string
  errors?: { pointer: string; message: string }[]
  [fact: string]: unknown
}

const TITLES: Record<number, string> = {
  400: '请求有误', 401: '需要登录', 403: '没有权限', 404: '没有找到', 405: '不支持的操作', 409: '内容已有变化', 413: '内容过大',
  415: '内容类型不支持', 422: '内容需要修改', 423: '暂时锁定', 428: '缺少版本号', 429: '操作过于频繁', 500: '系统出错', 503: '服务暂不可用',
}

/** What Fastify and its plugins refuse before an operation is reached, in our words. */
const FRAMEWORK_REFUSALS: Record<string, Refusal> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Refusal(415, 'platform.media_type', '请以 JSON（application/json）提交内容。'),
  FST_ERR_CTP_EMPTY_JSON_BODY: new Refusal(400, 'platform.empty_body', '提交的内容是空的，请填写后再提交。'),
  FST_ERR_CTP_BODY_TOO_LARGE: new Refusal(413, 'platform.body_too_large', '提交的内容过大，请精简后再提交；文件请通过文件上传提交。'),
  FST_ERR_CTP_INVALID_JSON_BODY: new Refusal(400, 'platform.bad_json', '提交的内容不是有效的 JSON，请检查后重试。'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: new Refusal(400, 'platform.bad_length', '提交的内容不完整，请重新提交。'),
  FST_REQ_FILE_TOO_LARGE: new Refusal(413, 'platform.file_too_large', '文件过大，请压缩到 20 MB 以内再上传。'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: new Refusal(415, 'platform.not_multipart', '请以表单（multipart/form-data）上传文件。'),
}

/** Turns anything thrown into what the caller may know. */
export function toProblem(error: unknown, requestId: string, log: Logger): ProblemDetails {
  const refusal = toRefusal(error)
  if (refusal) {
    return {
      type: `about:blank#${refusal.code}`,
      title: TITLES[refusal.status] ?? '无法办理',
      status: refusal.status,
      code: refusal.code,
      detail: refusal.detail,
      instance: requestId,
      ...(refusal.errors ? { errors: refusal.errors } : {}),
      ...refusal.extra,
    }
  }
  log.error({ err: error, requestId }, 'request failed')
  return {
    type: 'about:blank#platform.internal',
    title: TITLES[500]!,
    status: 500,
    code: 'platform.internal',
    detail: `系统出错，您填写的内容没有被改动。请稍后重试；如果一再出现，请把编号 ${requestId} 告诉 12345。`,
    instance: requestId,
  }
}

function toRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error)) return undefined
  const { code, statusCode } = error as Error & { code?: string; statusCode?: number }
  const known = code ? FRAMEWORK_REFUSALS[code] : undefined
  if (known) return known
  if (error instanceof SyntaxError && statusCode === 400) return FRAMEWORK_REFUSALS.FST_ERR_CTP_INVALID_JSON_BODY
  if (statusCode === 429) return new Refusal(429, 'platform.too_many', '操作过于频繁，请稍等一分钟再试。')
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Refusal(statusCode, 'platform.bad_request', '请求的格式有误，请检查后重试。')
  return undefined
}
