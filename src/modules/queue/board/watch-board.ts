import type { LiveView } from '../../../platform/feed/live-views.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { Board, HallParams } from '../contract.ts'
import { describeBoard } from './read-board.ts'

/** 叫号屏: told by the triggers of the queue's tables in the transaction that changes a hall's calls. */
export const watchBoard = defineOperation({
  id: 'queue.watchBoard',
  summary: '大厅叫号情况，有变化就推送（server-sent events）',
  audience: 'public',
  permission: 'public',
  params: HallParams,
  output: Board,
  transfer: 'events',
  async run(ctx, { params }) {
    const { id } = (await getDirectory(ctx)).hall(params.hall)
    const view: LiveView = { key: `queue.board:${id}`, topic: `queue.board:${id}`, read: () => describeBoard(ctx, id) }
    // What is answered is the view; each event of it has the output's shape.
    return view as never
  },
})
