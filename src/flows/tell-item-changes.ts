import { listApplicantsOfItem } from '../modules/applications/index.ts'
import type { ItemPublished } from '../modules/catalogue/events.ts'
import { listEntries } from '../modules/catalogue/index.ts'
import { authorityDesk, type Telling, tell } from '../modules/messages/index.ts'
import { getDirectory } from '../modules/organisation/index.ts'
import type { Context } from '../platform/context.ts'
import type { AnnouncedEvent, Reader } from '../platform/jobs/jobs.ts'

const CHANGES: Record<Exclude<ItemPublished['kind'], 'create'>, string> = { revise: '公布了新版办事指南', suspend: '暂停办理', resume: '恢复办理', cancel: '已取消' }

/**
 * 事项变更告知: when an item changes, those who handle it are told, and those who have applied and were not accepted yet or have
 * a draft of it. Three rooms know a part of whom: hence a flow. Told again it tells nobody twice.
 */
export const tellItemChanges: Reader = {
  id: 'flows.tellItemChanges',
  on: ['catalogue.itemPublished'],
  async run(ctx, events) {
    for (const event of events) {
      const item = event.payload as unknown as ItemPublished
      // A new item has neither cases nor drafts; who claims it knows of it.
      if (item.kind !== 'create') await tell(ctx, await toTellings(ctx, event, item, CHANGES[item.kind]))
    }
  },
}

async function toTellings(ctx: Context, { id, region, at }: AnnouncedEvent, { code, name, version, kind }: ItemPublished, change: string): Promise<Telling[]> {
  const [{ cases, drafts }, authorities] = await Promise.all([listApplicantsOfItem(ctx, code), listAuthorities(ctx, code)])
  const common = { id, at, itemCode: code, words: { itemName: name, change, version: String(version) } }
  return [
    { ...common, region, template: 'officer.itemChanged', desks: authorities.map((authority) => authorityDesk(authority.region, authority.id)) },
    // What was applied for goes on whatever becomes of the item; only a new version gives a choice.
    ...(kind === 'revise' ? cases.map(({ subjects, number, region: ofCase }): Telling => ({ ...common, region: ofCase, template: 'applicant.itemChanged', number, subjects })) : []),
    ...drafts.map((draft): Telling => ({ ...common, region: draft.region, template: 'applicant.draftItemChanged', subjects: [draft.subjectId] })),
  ]
}

/** Every body that handles an item, once. */
async function listAuthorities(ctx: Context, code: string) {
  const directory = await getDirectory(ctx)
  const entries = await Promise.all(directory.listRegions().map((region) => listEntries(ctx, code, region.code)))
  return [...new Set(entries.flat().map(({ authorityId }) => authorityId))].map((id) => directory.authority(id))
}
