import { ArchiveList, getArchiveList, NumberParams } from '../modules/applications/index.ts'
import { listToldAbout, type ToldMessage } from '../modules/messages/index.ts'
import { toLocalMinute } from '../platform/legal-dates.ts'
import { defineOperation } from '../platform/operations.ts'

/** 归档清单: what belongs to a case's file. The case knows its record, the messages what its applicant was told of it. */
export const readArchiveList = defineOperation({
  id: 'applications.readArchiveList',
  summary: '归档清单：一个办件的全部记录、文书、材料、证照和消息，缺什么写明',
  audience: 'staff',
  permission: 'applications.read',
  params: NumberParams,
  output: ArchiveList,
  async run(ctx, { params: { number } }) {
    const { list, subjectIds } = await getArchiveList(ctx, number)
    const messages = await listToldAbout(ctx, number, subjectIds)
    return { ...list, entries: [...list.entries, ...messages.map((message) => ({ kind: 'message' as const, id: message.id, name: nameOf(message), hash: null }))] }
  },
})

const nameOf = ({ title, at, readAt }: ToldMessage): string => `${title}　${toMinute(at)} 送达${readAt ? `，${toMinute(readAt)} 打开` : '，尚未打开'}`

const toMinute = (at: Date): string => toLocalMinute(at).replace('T', ' ')
