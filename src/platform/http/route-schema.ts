import Type from 'typebox'
import type { AnyOperation } from '../operations.ts'

const PROBLEM = Type.Object(
  { type: Type.String(), title: Type.String(), status: Type.Integer(), code: Type.String(), detail: Type.String(), instance: Type.Optional(Type.String()), errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() }))) },
  { additionalProperties: true, description: 'RFC 9457' },
)

const UPLOAD = Type.Object({ files: Type.Array(Type.String({ format: 'binary' })) })

/** What an operation tells the API's documentation, and how its answers are serialised. */
export function schemaOf(operation: AnyOperation): object {
  const status = operation.status ?? 200
  const errors = [...(operation.permission === 'public' ? [] : [401, 403]), 422, ...(operation.params ? [404] : []), ...(operation.isWrite ? [409] : []), ...(operation.expectsVersion ? [428] : [])]
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.audience],
    ...(operation.params ? { params: operation.params } : {}),
    ...(operation.query ? { querystring: operation.query } : {}),
    ...(operation.transfer === 'upload' ? { body: UPLOAD } : operation.body ? { body: operation.body } : {}),
    ...(operation.isWrite || operation.expectsVersion ? { headers: headersOf(operation) } : {}),
    ...(operation.permission === 'public' ? { security: [] } : { security: [{ session: [] }] }),
    ...(operation.transfer === 'upload' ? { consumes: ['multipart/form-data'] } : {}),
    response: { [status]: contentOf(operation), ...Object.fromEntries(errors.map((each) => [each, { content: { 'application/problem+json': { schema: PROBLEM } } }])) },
    'x-permission': operation.permission,
  }
}

function contentOf({ transfer, output }: AnyOperation): object {
  if (transfer === 'file') return { content: { 'application/octet-stream': { schema: output } } }
  return transfer === 'events' ? { content: { 'text/event-stream': { schema: output } } } : output
}

function headersOf(operation: AnyOperation) {
  return Type.Object({
    ...(operation.isWrite ? { 'idempotency-key': Type.Optional(Type.String({ description: '同一账号 24 小时内，同一编号只办理一次' })) } : {}),
    ...(operation.expectsVersion ? { 'if-match': Type.String({ description: '看到的版本号；与最新版本不同则 409' }) } : {}),
  })
}
