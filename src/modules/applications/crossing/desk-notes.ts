import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { getDirectory, getOfficer, type Officer } from '../../organisation/index.ts'
import type { Application, RemoteReceipt } from '../application.ts'
import { NumberParams } from '../contract.ts'
import type { DeskNoted } from '../events.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { refuseStrangerOfficer } from '../reading/officer-access.ts'
import { insertDeskNote, listDeskNotes } from './desk-note-store.ts'
import { type DeskSide, markSeen } from './hand-over-store.ts'

const Side = Type.Union([Type.Literal('receiving'), Type.Literal('deciding')])
const Contact = Type.Object({ side: Side, sideName: Type.String(), regionName: Type.String(), name: Type.String(), address: Type.String(), phone: Type.String(), hours: Type.String() })
const Note = Type.Object({ id: Type.String(), at: Type.String({ format: 'date-time' }), side: Side, officerName: Type.String(), office: Type.String(), text: Type.String() })

export const sideWords: Record<DeskSide, string> = { receiving: '代收窗口', deciding: '办理地' }

/** 收件、办理两地联络: what the two desks of a case wrote to each other, and how to reach either. Its applicant never sees it. */
export const listNotes = defineOperation({
  id: 'applications.listNotes',
  summary: '两地联络：留言和联系方式',
  audience: 'staff',
  permission: 'applications.readNotes',
  params: NumberParams,
  output: Type.Object({ side: Side, notes: Type.Array(Note), contacts: Type.Array(Contact) }),
  async run(ctx, { params }) {
    const { application, remote, side } = await openThread(ctx, params.number)
    const [notes, directory] = await Promise.all([listDeskNotes(ctx.db, application.region, application.number), getDirectory(ctx)])
    const contact = (of: DeskSide, region: string, hallId: string) => {
      const { name, address, phone, hours } = directory.hall(hallId)
      return { side: of, sideName: sideWords[of], regionName: directory.region(region), name, address, phone, hours }
    }
    return {
      side,
      notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })),
      contacts: [contact('receiving', remote.region, remote.hallId), contact('deciding', application.region, application.hallId)],
    }
  },
})

export const writeNote = defineOperation({
  id: 'applications.writeNote',
  summary: '给另一地的经办人留言',
  audience: 'staff',
  permission: 'applications.writeNote',
  params: NumberParams,
  body: Type.Object({ text: Type.String({ title: '留言', minLength: 1, maxLength: 2000, pattern: '\\S' }) }, { additionalProperties: false }),
  output: Note,
  status: 201,
  isWrite: true,
  async run(ctx, { params, body }) {
    const { application, remote, side, officer } = await openThread(ctx, params.number)
    await refuseUsedKey(ctx, application.region)
    const at = ctx.clock.now()
    const note = { id: ctx.ids.next(), at, side, officerName: officer.name, office: await officeOf(ctx, officer), text: body.text.trim() }
    const announced: DeskNoted = { number: application.number, side, receiving: { region: remote.region, hallId: remote.hallId }, at: at.toISOString() }
    const answer = { ...note, at: at.toISOString() }
    await commit(ctx, {
      region: application.region,
      guard: insertDeskNote(application.region, application.number, { ...note, officerId: officer.id }),
      announcements: [{ type: 'applications.deskNoted', payload: { ...announced } }],
      answer,
      status: 201,
    })
    return answer
  },
})

/** 已读: whoever opens the thread has read it for their desk. */
export const markNotesSeen = defineOperation({
  id: 'applications.markNotesSeen',
  summary: '两地联络：标为已读',
  audience: 'staff',
  permission: 'applications.readNotes',
  params: NumberParams,
  output: Type.Object({ seenAt: Type.String({ format: 'date-time' }) }),
  isWrite: true,
  async run(ctx, { params }) {
    const { application, remote, side } = await openThread(ctx, params.number)
    const at = ctx.clock.now()
    await markSeen(ctx.db, side === 'receiving' ? remote.region : application.region, side, application.number, at)
    return { seenAt: at.toISOString() }
  },
})

interface Thread {
  application: Application
  remote: RemoteReceipt
  side: DeskSide
  officer: Officer
}

/** @throws Refusal 403 for officers of neither desk, 409 where there is only one desk */
async function openThread(ctx: Context, number: string): Promise<Thread> {
  const application = await getApplication(ctx, number)
  await refuseStrangerOfficer(ctx, application)
  const { remote } = application.detail
  if (!remote) throw new Refusal(409, 'applications.not_remote', '本件不是异地代收的，没有另一地的经办人。')
  const officer = await getOfficer(ctx)
  return { application, remote, officer, side: officer.hallId === remote.hallId ? 'receiving' : 'deciding' }
}

async function officeOf(ctx: Context, { hallId, authorityId }: Officer): Promise<string> {
  const directory = await getDirectory(ctx)
  return hallId ? directory.hall(hallId).name : directory.authority(authorityId).name
}
