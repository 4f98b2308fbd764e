import { getPublishedItem, suggestItemsOperation } from '../../../modules/catalogue/index.ts'
import { type Board, listPriorities, type TicketView as Ticket } from '../../../modules/queue/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { errorsByField, fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { leaveLine, readBoard, readTicket, takeOwnTicket } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { TakeTicketView } from '../views/tickets/take-ticket.tsx'
import { TicketView } from '../views/tickets/ticket.tsx'

const SUGGESTED = 6

async function showTake(request: PageRequest, typed?: { values: Record<string, string>; refusal: Refusal }): Promise<PageReply> {
  const { platform, params, query } = request
  const hall = params.hall!
  const itemCode = typed?.values.item || fieldOf(query, 'item')
  const q = fieldOf(query, 'q')?.trim().slice(0, 60)
  const board = await request.run<Board>(readBoard, { params: { hall } })
  const [shell, item, items, priorities] = await Promise.all([
    makeShell(request, { currentPath: portalPaths.takeTicket(hall, { item: itemCode }) }),
    itemCode ? getPublishedItem(platform, itemCode).then(({ code, name }) => ({ code, name })) : undefined,
    q && !itemCode ? request.run<{ items: { code: string; name: string }[] }>(suggestItemsOperation, { query: { q, limit: SUGGESTED } }).then((found) => found.items.map(({ code, name }) => ({ code, name }))) : [],
    listPriorities(platform, hall),
  ])
  const { refusal } = typed ?? {}
  const held = refusal?.extra?.ticketId
  return show(shell, (
    <TakeTicketView
      shell={shell} board={board} item={item} items={items} q={q} priorities={priorities} values={typed?.values ?? {}}
      errors={refusal ? errorsByField(refusal.errors) : {}}
      refused={refusal && !refusal.errors ? { message: refusal.detail, href: typeof held === 'string' ? portalPaths.ticket(hall, held) : undefined } : undefined}
    />
  ), refusal?.status)
}

/** 网上取号: what one comes for, and how long each line is. */
export const takeTicketPage: Page = { method: 'GET', path: '/halls/:hall/ticket', access: 'anyone', answer: (request) => showTake(request) }

export const sendTakeTicketPage: Page = {
  method: 'POST',
  path: '/halls/:hall/ticket',
  access: 'citizen',
  async answer(request) {
    const hall = request.params.hall!
    const values = Object.fromEntries(['line', 'item', 'priority', 'escort'].map((name) => [name, fieldOf(request.form, name) ?? '']))
    try {
      const { escort, ...purpose } = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
      const body = { ...purpose, ...(escort === 'true' ? { escort: true } : {}) }
      const { id } = await request.run<Ticket>(takeOwnTicket, { params: { hall }, body })
      return goTo(portalPaths.ticket(hall, id))
    } catch (error) {
      if (!(error instanceof Refusal) || (error.status !== 409 && error.status !== 422)) throw error
      return showTake(request, { values, refusal: error })
    }
  },
}

/** What a page of a ticket shows: another is another page. */
const shownOf = ({ state, ahead, waitMinutes, windowNo, escort }: Ticket): string => [state, ahead, waitMinutes, windowNo, escort].join('/')

/** 我的号: asked for anew by itself, so that nobody misses a call. */
export const ticketPage: Page = {
  method: 'GET',
  path: '/halls/:hall/tickets/:id',
  access: 'anyone',
  async answer(request) {
    const ticket = await request.run<Ticket>(readTicket, { params: { hall: request.params.hall!, id: request.params.id! } })
    if (request.wantsJson) return { kind: 'json', body: { shown: shownOf(ticket) } }
    const shell = await makeShell(request)
    return show(shell, <TicketView shell={shell} ticket={ticket} shown={shownOf(ticket)} />)
  },
}

export const leaveLinePage: Page = {
  method: 'POST',
  path: '/halls/:hall/tickets/:id/leave-line',
  access: 'anyone',
  async answer(request) {
    const { hall, id } = request.params as { hall: string; id: string }
    await request.run<Ticket>(leaveLine, { params: { hall, id } })
    return goTo(portalPaths.ticket(hall, id))
  },
}
