import { beforeEach, describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { rawSql } from '../../../platform/db/sql.ts'
import { type Directory, getDirectory, toUscc } from '../../organisation/index.ts'
import { aRawItem } from '../fixtures.ts'
import { importItems } from '../import-items.ts'
import { loadClaimBoard } from './claim-board.ts'
import { followOrganisation } from './follow-organisation.ts'

const platform = useTestPlatform()

const REGION = '379902'
const COUNTY = '379902000000'
const TOWNSHIP = '379902001000'
const TEA = 'tea-house-filing'

const system = () => systemContext(platform, 'catalogue.followOrganisation')
const follow = () => followOrganisation.run(system())

/** The organisation as somebody else left it. */
async function reorganise(change: (directory: Directory) => Partial<Directory>): Promise<void> {
  const directory = await getDirectory(platform)
  const changed = { ...directory, ...change(directory) }
  const { memo } = platform
  platform.memo = { ...memo, get: <T>(name: string, load: () => Promise<T>) => (name === 'organisation.directory' ? (Promise.resolve(changed) as unknown as Promise<T>) : memo.get(name, load)) }
}

const withoutTownship = ({ listTownships }: Directory): Partial<Directory> => ({ listTownships: (region) => listTownships(region).filter(({ code }) => code !== TOWNSHIP) })

interface EntryLine { region: string; division_code: string; authority_id: string; task_code: string; local_version: number }
const entries = () => platform.db.query<EntryLine>(rawSql(`select region, division_code, authority_id, task_code, local_version from catalogue.entry where item_code = '${TEA}' order by division_code`))
const events = () => platform.db.query<{ division_code: string; kind: string; detail: Record<string, unknown>; actor_name: string }>(rawSql(`select division_code, kind, detail, actor_name from catalogue.entry_event where item_code = '${TEA}' order by division_code`))
const feed = () => platform.db.query<{ region: string }>(rawSql(`select region from catalogue.feed where item_code = '${TEA}' and kind = 'entriesChanged'`))

beforeEach(async () => {
  await importItems(systemContext(platform, 'test'), [aRawItem({ level: ['县', '乡', '村'] })])
  await follow()
})

describe('机构调整', () => {
  it('an organisation that is as it was changes nothing', async () => {
    const before = await entries()
    await reorganise(() => ({}))
    await follow()
    expect(await entries()).toEqual(before)
    expect(await events()).toEqual([])
  })

  it('a township that ended is released with its villages, and each says why in its record', async () => {
    const before = await entries()
    await reorganise(withoutTownship)
    await follow()
    const gone = before.filter(({ division_code }) => division_code.startsWith('379902001')).map(({ division_code }) => division_code)
    expect(gone.length).toBeGreaterThan(1)
    expect((await entries()).map(({ division_code }) => division_code)).toEqual(before.map(({ division_code }) => division_code).filter((code) => !gone.includes(code)))
    expect(await events()).toEqual(gone.map((division_code) => ({ division_code, kind: 'released', actor_name: '系统', detail: { version: 1, reason: expect.stringContaining('机构调整') as string } })))
    expect(await feed()).toEqual([{ region: REGION }])
  })

  it('a department that was merged hands its entries over under a new 实施编码, with what the place says of its own', async () => {
    await platform.db.query(rawSql(`update catalogue.entry set local = '{"siteVisits": 0}', local_version = 3 where item_code = '${TEA}' and division_code = '${COUNTY}'`))
    const [before] = await entries()
    await reorganise(({ authorityOf, authority }) => ({
      authorityOf: (region, name, division) => (region === REGION && division === undefined && name === '市场监督管理局' ? { authority: authority(`${REGION}-ZWFW`), unit: undefined } : authorityOf(region, name, division)),
    }))
    await follow()
    const [after] = await entries()
    expect(after).toEqual({ ...before, authority_id: '379902-ZWFW', task_code: expect.not.stringMatching(before!.task_code) as string })
    expect(await events()).toEqual([{
      division_code: COUNTY, kind: 'moved', actor_name: '系统',
      detail: { reason: expect.any(String) as string, before: { authorityId: before!.authority_id, taskCode: before!.task_code }, after: { authorityId: after!.authority_id, taskCode: after!.task_code } },
    }])
  })

  it('a new township is expected to claim, and nothing is claimed for it', async () => {
    await loadClaimBoard(platform, REGION)
    await platform.db.query(rawSql(`insert into organisation.division (code, region, name, full_name, level, parent_code) values ('379902777000', '${REGION}', '新湖镇', '云湖市澄湖区新湖镇', 'township', '${COUNTY}')`))
    await platform.db.query(rawSql(`insert into organisation.authority (id, region, division_code, name, short_name, aliases, level, uscc, kind)
      values ('379902777-GOV', '${REGION}', '379902777000', '新湖镇人民政府', '新湖镇人民政府', '{}', 'township', '${toUscc({ prefix: '11', region: REGION, body: 'MD777001' })}', 'townshipGovernment')`))
    await platform.memo.touch(platform.db, 'organisation.directory')
    await follow()
    const line = (await loadClaimBoard(platform, REGION)).find(({ place, item }) => place.divisionCode === '379902777000' && item.code === TEA)
    expect(line).toMatchObject({ state: 'unclaimed', decision: undefined })
    expect((await entries()).map(({ division_code }) => division_code)).not.toContain('379902777000')
  })

  it('a county that is no more is released as a whole', async () => {
    await reorganise(({ listRegions }) => ({ listRegions: () => listRegions().filter(({ code }) => code !== REGION) }))
    await follow()
    expect((await entries()).filter(({ region }) => region === REGION)).toEqual([])
    expect((await entries()).length).toBeGreaterThan(0)
  })

  it('killed half-way it goes on with the regions that are left, and repeats none', async () => {
    await reorganise(({ listTownships }) => ({ listTownships: (region) => (region === '379900' ? [] : listTownships(region).slice(1)) }))
    const { transaction } = platform.db
    let transactions = 0
    platform.db.transaction = (work) => (++transactions === 2 ? Promise.reject(new Error('killed')) : transaction(work))
    await expect(follow()).rejects.toThrow('killed')
    const first = await events()
    expect(first.length).toBeGreaterThan(0)
    platform.db.transaction = transaction
    await follow()
    const all = await events()
    expect(new Set(all.map(({ division_code }) => division_code)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(first.length)
    await follow()
    expect(await events()).toEqual(all)
  })
})
