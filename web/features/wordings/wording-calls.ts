import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../client/http.ts'
import { type FieldError, Problem } from '../../client/problem.ts'
import type { Answer } from '../../client/types.ts'
import type { Matter, Matters, Texts } from './matter.ts'
import { toFacts, withLabels, withNames } from './placeholder-labels.ts'

type DocumentRow = Answer<'applications.listDocumentWordings'>['rows'][number]
type MessageRow = Answer<'messages.listTemplates'>['rows'][number]
export type MessagePreview = Answer<'messages.previewTemplate'>

/** 文书用语: a fixed sentence of the documents, with where it stands in one. */
export interface DocumentMatter extends Matter, Pick<DocumentRow, 'usedIn' | 'sample'> {}

/** 消息用语: what applicants or officers are told about one event. */
export interface MessageMatter extends Matter, Pick<MessageRow, 'to' | 'toName' | 'kindName' | 'isUrgent' | 'placeholders'> {
  hasSms: boolean
}

export const documentsKey = ['document-wordings'] as const
export const messagesKey = ['message-templates'] as const

export const useDocumentMatters = (region: string) =>
  useQuery({
    queryKey: [...documentsKey, region],
    queryFn: async ({ signal }): Promise<Matters<DocumentMatter>> => {
      const { rows, ...seen } = await bodyOf(api.GET('/api/v1/staff/document-wordings', { params: { query: { region } }, signal }))
      return { ...seen, rows: rows.map(toDocumentMatter) }
    },
    placeholderData: keepPreviousData,
  })

export const useMessageMatters = (region: string) =>
  useQuery({
    queryKey: [...messagesKey, region],
    queryFn: async ({ signal }): Promise<Matters<MessageMatter>> => {
      const { rows, ...seen } = await bodyOf(api.GET('/api/v1/staff/message-templates', { params: { query: { region } }, signal }))
      return { ...seen, rows: rows.map(toMessageMatter) }
    },
    placeholderData: keepPreviousData,
  })

const toDocumentMatter = ({ name, title, usedIn, text, ownText, facts, needs, sample, changes }: DocumentRow): DocumentMatter => ({
  id: name, title, usedIn, sample, facts, needs, note: usedIn.length > 3 ? `${usedIn.slice(0, 2).join('、')}等 ${usedIn.length} 种文书` : usedIn.join('、'),
  fields: [{ name: 'text', label: '用语' }], own: { text: ownText }, inForce: { text },
  changes: changes.map(({ version, text: changed, ...change }) => ({ ...change, id: `${change.region} ${version}`, texts: { text: changed ?? ownText }, isOwn: changed === null })),
})

function toMessageMatter({ id, name, to, toName, kindName, isUrgent, own, inForce, placeholders, wordings }: MessageRow): MessageMatter {
  const hasSms = own.sms !== null
  const toTexts = ({ title, text, sms }: MessageRow['own']): Texts => mapTexts({ title, text, ...(sms === null ? {} : { sms }) }, (words) => withLabels(words, placeholders))
  return {
    id, to, toName, kindName, isUrgent, placeholders, hasSms, title: name, note: [`发给${toName}`, hasSms ? '同时发短信' : '只发站内消息'].join('，'),
    fields: [{ name: 'title', label: '标题', isShort: true }, { name: 'text', label: '正文' }, ...(hasSms ? [{ name: 'sms', label: '短信', isOptional: true as const }] : [])],
    own: toTexts(own), inForce: toTexts(inForce), facts: toFacts(placeholders), needs: [],
    changes: wordings.map(({ title, text, sms, isOwn, ...wording }) => ({ ...wording, isOwn, id: `${wording.region} ${wording.from} ${wording.at}`, texts: toTexts({ title, text, sms }) })),
  }
}

const mapTexts = (texts: Texts, map: (text: string) => string): Texts => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, map(text)]))

/** From when on, and on what ground. */
export interface Occasion {
  from: string
  source: string
}

/** Words a document for a region; the platform's own words bring them back for good, whatever becomes of them later. */
export const changeDocumentWording = (region: string, { id, own }: Matter, { text = '' }: Texts, occasion: Occasion, key: string): Promise<unknown> =>
  bodyOf(api.PUT('/api/v1/staff/document-wordings', { params: { header: { 'idempotency-key': key } }, body: { region, name: id, text: text.trim() === own.text ? null : text.trim(), ...occasion } }))

export const setMessageTemplate = (region: string, matter: MessageMatter, texts: Texts, occasion: Occasion, key: string): Promise<unknown> =>
  inLabels(matter, bodyOf(api.PUT('/api/v1/staff/message-templates', { params: { header: { 'idempotency-key': key } }, body: { region, template: matter.id, ...toWording(matter, texts), ...occasion } })))

/** The whole sample document. */
export const printSample = (name: string, text: string) => api.POST('/api/v1/staff/document-wordings/preview', { body: { name, text }, parseAs: 'blob' })

/** What the server says of texts nobody has saved yet: what is wrong with them, or how they read. */
export interface Check<Shown = undefined> {
  faults: readonly FieldError[]
  shown?: Shown
}

/** Asks again when the texts change; the last answer stays until then. */
function useCheck<Shown>(key: readonly unknown[], ask: (signal: AbortSignal) => Promise<Shown>, enabled: boolean) {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }): Promise<Check<Shown>> => ask(signal).then((shown) => ({ faults: [], shown }), toFaults),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled,
  })
}

function toFaults(error: unknown): { faults: readonly FieldError[] } {
  if (error instanceof Problem && error.status === 422) return { faults: error.errors }
  throw error
}

export const useDocumentCheck = (name: string, { text = '' }: Texts) => useCheck(['document-wording-check', name, text], async () => void (await printSample(name, text)), text.trim() !== '')

/** With the message as it reads. */
export const useMessageCheck = (matter: MessageMatter, texts: Texts) =>
  useCheck<MessagePreview>(
    ['message-template-check', matter.id, texts],
    (signal) => inLabels(matter, bodyOf(api.POST('/api/v1/staff/message-templates/preview', { body: { template: matter.id, ...toWording(matter, texts) }, signal }))),
    [texts.title, texts.text].every((text) => (text ?? '').trim() !== ''),
  )

/** As the server calls its placeholders; a text message left empty is not worded. */
function toWording({ placeholders }: MessageMatter, texts: Texts) {
  const { title = '', text = '', sms = '' } = mapTexts(texts, (words) => withNames(words, placeholders).trim())
  return { title, text, ...(sms === '' ? {} : { sms }) }
}

/** What the server says against a text, in the words that were typed. */
const inLabels = <Body>({ placeholders }: MessageMatter, answer: Promise<Body>): Promise<Body> =>
  answer.catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    const { status, code, title, detail, errors } = error
    throw new Problem({ status, code, title, detail, errors: errors.map(({ pointer, message }) => ({ pointer, message: withLabels(message, placeholders) })) })
  })
