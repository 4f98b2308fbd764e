import type { SubjectMessageView } from '../../../modules/messages/index.ts'
import { fieldOf, type Page } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { listOwnMessages, readOwnMessage, readPreference, setPreference } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { MessagesView, MessageView } from '../views/messages.tsx'

const PAGE_SIZE = 20

export const messagesPage: Page = {
  method: 'GET',
  path: '/messages',
  access: 'citizen',
  async answer(request) {
    const cursor = fieldOf(request.query, 'cursor')
    const [shell, messages, { sms }] = await Promise.all([
      makeShell(request),
      request.run<{ rows: SubjectMessageView[]; next: string | null }>(listOwnMessages, { query: { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) } }),
      request.run<{ sms: boolean }>(readPreference),
    ])
    return show(shell, (
      <MessagesView
        shell={shell}
        messages={messages.rows.map(({ id, title, kind, kindName, at, readAt, documents }) => ({ id, title, kind, kindName, at, isRead: readAt !== null, documentCount: documents.length }))}
        wantsSms={sms}
        firstHref={cursor === undefined ? undefined : portalPaths.messages()}
        nextHref={messages.next ? portalPaths.messages(messages.next) : undefined}
      />
    ))
  },
}

/** Showing a message is opening it: the first time is its receipt. */
export const messagePage: Page = {
  method: 'GET',
  path: '/messages/:message',
  access: 'citizen',
  async answer(request) {
    const { kindName, title, text, at, readAt, about: { number, itemCode, link }, documents } = await request.run<SubjectMessageView>(readOwnMessage, { params: { id: request.params.message! } })
    // After the reading, so that the head counts one less.
    const shell = await makeShell(request)
    return show(shell, (
      <MessageView
        shell={shell}
        title={title}
        text={text}
        kindName={kindName}
        at={at}
        readAt={readAt!}
        documents={number === null ? [] : documents.map((document) => ({ title: document.title, href: portalPaths.document(number, document.id) }))}
        subject={number !== null ? { label: '查看办件', href: portalPaths.application(number) } : itemCode !== null && link !== null ? { label: '查看办事指南', href: link } : undefined}
      />
    ))
  },
}

export const messagePreferencePage: Page = {
  method: 'POST',
  path: '/message-preferences',
  access: 'citizen',
  async answer(request) {
    await request.run(setPreference, { body: { sms: fieldOf(request.form, 'sms') === 'on' } })
    return goTo(portalPaths.messages())
  },
}
