import type { PromiseText } from '../../../modules/applications/index.ts'
import { fieldOf, type PageRequest } from '../../../platform/http/page.ts'

/** The wordings that may be signed; null where the guide does not allow it. */
export type PromiseTexts = Record<'deferral' | 'proof' | 'licence', PromiseText | null>

/** The name under which a signature is posted. */
export const nameOfSignature = (kind: PromiseText['kind']): string => `sign-${kind}`

/** What was written under a wording; empty where nothing was. */
export const signatureOf = (request: PageRequest, kind: PromiseText['kind']): string => (fieldOf(request.form, nameOfSignature(kind)) ?? '').trim()
