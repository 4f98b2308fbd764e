import Type from 'typebox'
import { listOwnApplications } from '../modules/applications/index.ts'
import { listOwnCertificates } from '../modules/certificates/index.ts'
import { listOwnLibrary } from '../modules/materials/index.ts'
import { listOwnMessages } from '../modules/messages/index.ts'
import { listOwnAppointments } from '../modules/queue/index.ts'
import { describePersonalData } from '../modules/subjects/index.ts'
import { toRfc3339 } from '../platform/legal-dates.ts'
import { defineOperation } from '../platform/operations.ts'

const PAGE = 200

/** 查阅、复制 (个人信息保护法 art. 45): what the platform keeps of the person who is signed in, from each room that keeps something, as one file. */
export const exportPersonalData = defineOperation({
  id: 'subjects.exportPersonalData',
  summary: '下载平台保存的我的信息（JSON）',
  audience: 'citizen',
  permission: 'subjects.readOwnPrivacy',
  output: Type.String(),
  transfer: 'file',
  async run(ctx) {
    const content = {
      说明: '本平台保存的您的个人信息副本。证件号码和手机号码只显示一部分；办件、证照的原件请在「我的」里打开。',
      生成时间: toRfc3339(ctx.clock.now()),
      个人信息: await describePersonalData(ctx),
      办件: await readAll((query) => listOwnApplications.run(ctx, toInput(query))),
      证照: await readAll((query) => listOwnCertificates.run(ctx, toInput(query))),
      材料库: await readAll((query) => listOwnLibrary.run(ctx, toInput(query))),
      预约: await readAll((query) => listOwnAppointments.run(ctx, toInput(query))),
      消息: await readAll((query) => listOwnMessages.run(ctx, toInput(query))),
    }
    return { mediaType: 'application/json; charset=utf-8', fileName: `我的信息-${ctx.clock.today()}.json`, content: new TextEncoder().encode(JSON.stringify(content, null, 2)) } as never
  },
})

interface PageOf {
  rows: unknown[]
  next: string | null
}
interface PageQuery {
  cursor?: string
  limit: number
}

const toInput = (query: PageQuery) => ({ params: undefined, query, body: undefined, version: 0 })

/** A person's own lists are as long as a life with the authorities: read page by page, kept whole. */
async function readAll(read: (query: PageQuery) => Promise<PageOf>): Promise<unknown[]> {
  const rows: unknown[] = []
  let page = await read({ limit: PAGE })
  rows.push(...page.rows)
  while (page.next !== null) {
    page = await read({ limit: PAGE, cursor: page.next })
    rows.push(...page.rows)
  }
  return rows
}
