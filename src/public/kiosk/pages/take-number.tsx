import { toString as toQrSvg } from 'qrcode'
import { getPublishedItem, suggestItemsOperation } from '../../../modules/catalogue/index.ts'
import { type HallView, readHall } from '../../../modules/organisation/index.ts'
import { type AppointmentView, arriveAtTerminal, type Board, isCardNeeded, listPriorities, listWindowsOfLine, readBoard, readTicket, takeTicket, type TicketView } from '../../../modules/queue/index.ts'
import { maskName } from '../../../modules/subjects/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { errorsByField, fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { getPublicAddress } from '../../../platform/public-address.ts'
import { toFloors } from '../../portal/floors.ts'
import { makeShell } from '../../portal/make-shell.ts'
import { goTo, show } from '../../portal/page-replies.ts'
import { portalPaths } from '../../portal/paths.ts'
import { listAskedItems } from '../asked-items.ts'
import { getOwnHallId, getOwnTerminal } from '../own-terminal.ts'
import { ownPaths } from '../own-paths.ts'
import { ArrivalView } from '../views/arrival.tsx'
import { ChooseLineView } from '../views/choose-line.tsx'
import { SlipView } from '../views/slip.tsx'
import { WhoComesView } from '../views/who-comes.tsx'

const SUGGESTED = 8
const FIELDS = ['line', 'item', 'priority', 'identityNumber', 'isWithoutCard', 'escort'] as const
type Typed = Partial<Record<(typeof FIELDS)[number], string>>

/** 取号: first what for, then who, then the slip. */
export const takeNumberPage: Page = {
  method: 'GET',
  path: '/number',
  access: 'anyone',
  async answer(request) {
    const hall = getOwnHallId(request)
    const [item, line] = [fieldOf(request.query, 'item'), fieldOf(request.query, 'line')]
    return item || line ? showWho(request, hall, { item: item ?? '', line: line ?? '' }) : showWhatFor(request, hall)
  },
}

async function showWhatFor(request: PageRequest, hall: string): Promise<PageReply> {
  const q = fieldOf(request.query, 'q')?.trim().slice(0, 60) || undefined
  const shell = await makeShell(request)
  const [board, { asked }, items] = await Promise.all([
    request.run<Board>(readBoard, { params: { hall } }), listAskedItems(request, shell.region.code),
    q ? request.run<{ items: { code: string; name: string }[] }>(suggestItemsOperation, { query: { q, limit: SUGGESTED } }).then((found) => found.items) : [],
  ])
  return show(shell, <ChooseLineView shell={shell} board={board} q={q} items={items} frequent={asked} />)
}

async function showWho(request: PageRequest, hall: string, typed: Typed, refusal?: Refusal): Promise<PageReply> {
  const { platform } = request
  const [shell, board, priorities, cardNeeded, item] = await Promise.all([
    makeShell(request, { currentPath: ownPaths.number(typed.item ? { item: typed.item } : { line: typed.line ?? '' }) }),
    request.run<Board>(readBoard, { params: { hall } }), listPriorities(platform, hall), isCardNeeded(platform, hall), typed.item ? getPublishedItem(platform, typed.item) : undefined,
  ])
  const held = refusal?.extra?.ticketId
  return show(shell, (
    <WhoComesView
      shell={shell} what={item?.name ?? board.lines.find(({ letter }) => letter === typed.line)?.name ?? ''} typed={typed} priorities={priorities} isCardNeeded={cardNeeded}
      visitor={request.isSignedIn ? maskName(request.actor.name) : undefined}
      errors={refusal ? errorsByField(refusal.errors) : {}}
      refused={refusal && !refusal.errors ? { message: refusal.detail, slip: typeof held === 'string' ? ownPaths.slip(held) : undefined } : undefined}
    />
  ), refusal?.status)
}

export const sendTakeNumberPage: Page = {
  method: 'POST',
  path: '/number',
  access: 'anyone',
  async answer(request) {
    const hall = getOwnHallId(request)
    const typed: Typed = Object.fromEntries(FIELDS.map((name) => [name, fieldOf(request.form, name)?.trim() ?? '']))
    const { line, item, priority, identityNumber, isWithoutCard, escort } = typed
    try {
      if (!identityNumber && !isWithoutCard && !request.isSignedIn) throw new Refusal(422, 'platform.invalid_input', '请刷身份证，或输入身份证号码。', { errors: [{ pointer: '/identityNumber', message: '请把身份证放在读卡区，或点下面的数字输入身份证号码。' }] })
      const body = { ...(item ? { item } : { line }), ...(priority ? { priority } : {}), ...(escort === 'true' ? { escort: true } : {}), ...(identityNumber && !isWithoutCard ? { holder: { identityNumber } } : {}) }
      const { id } = await request.run<TicketView>(takeTicket, { params: { hall }, body })
      return goTo(ownPaths.slip(id))
    } catch (error) {
      if (!(error instanceof Refusal) || (error.status !== 409 && error.status !== 422)) throw error
      return showWho(request, hall, typed, error)
    }
  },
}

/** 号票: large on the screen, small on paper, and on the phone by its code. */
export const slipPage: Page = {
  method: 'GET',
  path: '/number/:id',
  access: 'anyone',
  async answer(request) {
    const { platform } = request
    const hall = getOwnHallId(request)
    const [shell, ticket, place] = await Promise.all([makeShell(request), request.run<TicketView>(readTicket, { params: { hall, id: request.params.id! } }), request.run<HallView>(readHall, { params: { id: hall } })])
    // A number keeps the letter of the line it was taken for.
    const [windows, address] = await Promise.all([listWindowsOfLine(platform, hall, ticket.number[0]!), getPublicAddress(platform, place.region)])
    const floors = toFloors(place, new Set(windows)).filter((floor) => floor.windows.some(({ isFound }) => isFound))
    return show(shell, <SlipView shell={shell} ticket={ticket} windows={windows} floors={floors} qrSvg={await toQrSvg(`${address}${portalPaths.ticket(hall, ticket.id)}`, { type: 'svg', margin: 1 })} />)
  },
}

async function showArrival(request: PageRequest, said = '', refusal?: Refusal): Promise<PageReply> {
  const shell = await makeShell(request, { currentPath: ownPaths.arrival() })
  return show(shell, <ArrivalView shell={shell} said={said} error={refusal && (refusal.errors?.[0]?.message ?? refusal.detail)} />, refusal && 422)
}

/** 预约取号: by the number of the appointment, or by the card. */
export const arrivalPage: Page = {
  method: 'GET',
  path: '/arrival',
  access: 'anyone',
  async answer(request) {
    getOwnHallId(request)
    return showArrival(request)
  },
}

export const sendArrivalPage: Page = {
  method: 'POST',
  path: '/arrival',
  access: 'anyone',
  async answer(request) {
    const { token } = getOwnTerminal(request)
    const said = fieldOf(request.form, 'said')?.trim() ?? ''
    try {
      const { ticket } = await request.run<AppointmentView>(arriveAtTerminal, { body: { token, said } })
      return goTo(ownPaths.slip(ticket!.id))
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500 || error.status === 401) throw error
      return showArrival(request, said, error)
    }
  },
}
