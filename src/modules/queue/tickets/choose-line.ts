import type { Context } from '../../../platform/context.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { findEntry, getPublishedItem } from '../../catalogue/index.ts'
import type { Hall } from '../../organisation/index.ts'
import { getLine } from '../lines/get-lines.ts'
import type { Line } from '../lines/line.ts'
import { lineFor } from '../lines/line-rules.ts'
import type { TicketRequest } from './issue-ticket.ts'

/**
 * The line for what somebody comes for: the one they chose, or the one their item leads to.
 * @throws Refusal when they said neither, or nothing in this hall takes the item
 */
export async function chooseLine(ctx: Context, hall: Hall, lines: readonly Line[], { line, item: code }: { line?: string | undefined; item?: string | undefined }): Promise<Pick<TicketRequest, 'line' | 'item'>> {
  const item = code === undefined ? undefined : await getPublishedItem(ctx, code).then(({ name }) => ({ code, name }))
  if (line !== undefined) return { line: getLine(lines, line), item }
  if (!item) throw invalidInput([{ pointer: '/line', message: '请选择要办的业务，或查找要办的事项。' }])
  const entry = await findEntry(ctx, item.code, hall.region, hall.divisionCode)
  const found = lineFor(lines, item.code, entry?.authorityId)
  if (!found) throw invalidInput([{ pointer: '/item', message: `本大厅没有可以办理“${item.name}”的排队业务，请到咨询台询问。` }])
  return { line: found, item }
}
