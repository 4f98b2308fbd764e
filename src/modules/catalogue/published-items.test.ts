import { describe, expect, it } from 'vitest'
import { ANONYMOUS, systemContext } from '../../platform/context.ts'
import { type AnyOperation, execute } from '../../platform/operations.ts'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { aRawItem } from './fixtures.ts'
import { cataloguePublicRoutes, findEntry, getEntry, getItemForm, importItems, type Guide, type ItemPage, listItems, listThemes, readGuide, readGuideOperation, searchPublishedItems, suggestPublishedItems } from './index.ts'
import { loadAllItems } from './published-items.ts'

const platform = useTestPlatform()

const ask = async <T>(operation: AnyOperation, request: { params?: unknown; query?: unknown }): Promise<T> =>
  (await execute(platform, () => false, operation, { actor: ANONYMOUS, requestId: 'test', query: {}, ...request })).body as T

describe('who handles an item where', () => {
  it('answers with the department of the county', async () => {
    expect(await getEntry(platform, 'food-business-licence', '379902')).toMatchObject({ region: '379902', divisionCode: '379902000000', authorityId: '379902-SCJG' })
  })

  it('answers with the township where a village lies when the village itself does not handle it', async () => {
    const ofVillage = await getEntry(platform, 'individual-business-registration', '379902', '379902001001')
    expect(ofVillage).toMatchObject({ divisionCode: '379902001000', authorityId: '379902001-GOV' })
  })

  it('refuses an item that only the city handles, and names the city', async () => {
    await importItems(systemContext(platform, 'test'), [aRawItem({ level: ['市'] })])
    expect(await findEntry(platform, 'tea-house-filing', '379902')).toBeUndefined()
    const refusal = await getEntry(platform, 'tea-house-filing', '379902').catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'catalogue.no_entry', status: 422, detail: '「茶馆备案」不在所选地区办理。由云湖市市场监督管理局办理，请把办理地区改为云湖市。' })
  })

  it('refuses a township of another region', async () => {
    await expect(getEntry(platform, 'food-business-licence', '379902', '379903001000')).rejects.toMatchObject({ code: 'catalogue.division_elsewhere' })
  })

  it('refuses a region that does not exist instead of remembering it', async () => {
    await expect(getEntry(platform, 'food-business-licence', '110000')).rejects.toMatchObject({ code: 'organisation.no_such_region' })
  })

  it('asks the database nothing once warm', async () => {
    await readGuide(platform, 'food-business-licence', { region: '379902' }, {})
    await searchPublishedItems(platform, { q: '开饭馆', region: '379902' })
    const offline = { ...platform, db: { ...platform.db, query: () => Promise.reject(new Error('the database was asked')) } }
    await expect(readGuide(offline, 'food-business-licence', { region: '379902' }, {})).resolves.toMatchObject({ code: 'food-business-licence' })
    await expect(searchPublishedItems(offline, { q: '开饭馆', region: '379902' })).resolves.toMatchObject({ items: expect.any(Array) })
  })
})

describe('finding items', () => {
  it('finds by what people say, with the authority of their region', async () => {
    const { items } = await searchPublishedItems(platform, { q: '我想开个小饭馆', region: '379902', limit: 3 })
    expect(items[0]).toMatchObject({ code: 'food-business-licence', authorityName: '澄湖区市场监督管理局', typeName: '行政许可' })
    expect(items).toHaveLength(3)
  })

  it('offers a better spelling and names that begin as typed', async () => {
    expect(await searchPublishedItems(platform, { q: '驾使证到期', limit: 1 })).toMatchObject({ didYouMean: '驾驶证到期' })
    const { items } = await suggestPublishedItems(platform, { q: '公积', limit: 5 })
    expect(items[0]!.phrase).toMatch(/^公积/)
    expect(new Set(items.map((item) => item.code)).size).toBe(5)
  })

  it('answers whatever is typed', async () => {
    for (const q of ['', ' ', '😀', '<script>', "' or 1=1 --", '证'.repeat(500)]) await expect(searchPublishedItems(platform, { q, limit: 3 })).resolves.toHaveProperty('items')
  })

  it('lists a theme page by page without losing or repeating an item', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    let total: number
    do {
      const page: ItemPage = await listItems(platform, { audience: 'enterprises', theme: '准营', cursor, limit: 10 })
      seen.push(...page.items.map((item) => item.code))
      total = page.total
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    const theme = (await listThemes(platform)).items.find((each) => each.topic === '准营' && each.audience === 'enterprises')
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(total)
    expect(theme).toMatchObject({ count: total })
  })

  it('refuses a cursor that names no item', async () => {
    await expect(listItems(platform, { cursor: 'no-such-item' })).rejects.toMatchObject({ status: 422 })
  })
})

describe('the guide', () => {
  const names = (guide: Guide) => guide.materials.map((material) => material.name)

  it('tailors the materials to the situations in the address', async () => {
    const params = { code: 'company-registration' }
    const plain = await ask<Guide>(readGuideOperation, { params })
    expect(names(plain)).toContain('住所使用证明')
    const owned = await ask<Guide>(readGuideOperation, { params, query: { 's.q1': 'o1' } })
    expect(names(owned)).not.toContain('住所使用证明')
    expect(owned.situations[0]).toMatchObject({ id: 'q1', chosen: 'o1' })
    const rented = await ask<Guide>(readGuideOperation, { params, query: { situations: '{"q1":"o2"}' } })
    expect(names(rented)).toEqual([...names(plain), '房屋租赁合同'])
  })

  it('says how to write situations that cannot be read', async () => {
    const refusal = ask(readGuideOperation, { params: { code: 'company-registration' }, query: { situations: '{q1' } })
    await expect(refusal).rejects.toMatchObject({ status: 422, errors: [{ pointer: '/situations' }] })
  })

  it('sends somebody of a county to the city where only the city handles the item', async () => {
    const { items } = await listItems(platform, { limit: 200 })
    const guides: Guide[] = []
    for (const { code } of items) guides.push(await readGuide(platform, code, { region: '379902' }, {}))
    const cityOnly = guides.filter((guide) => guide.levels.every(({ level }) => level === 'city'))
    expect(cityOnly.length).toBeGreaterThan(0)
    for (const guide of cityOnly) expect(guide).toMatchObject({ entry: { region: '379900' }, places: [], handledIn: [{ region: '379900', name: '云湖市' }] })
  })

  it('asks for a township where only townships handle the item', async () => {
    await importItems(systemContext(platform, 'test'), [aRawItem({ level: ['乡', '村'] })])
    const guide = await readGuide(platform, 'tea-house-filing', { region: '379902' }, {})
    expect(guide.entry).toBeNull()
    expect(guide.cannotStartReason).toContain('请选择乡镇（街道）')
    const chosen = await readGuide(platform, guide.code, { region: '379902', division: guide.places[0]!.divisionCode }, {})
    expect(chosen).toMatchObject({ entry: guide.places[0], cannotStartReason: null })
  })

  it('has a form for every published item', async () => {
    for (const { code } of (await listItems(platform, { limit: 200 })).items) expect((await getItemForm(platform, code)).form.ui.sections.length).toBeGreaterThan(0)
  })

  it('needs no account for any of its routes', () => {
    for (const { operation } of cataloguePublicRoutes) expect(operation).toMatchObject({ audience: 'public', permission: 'public' })
  })
})

describe('the items in memory', () => {
  const TEA = 'tea-house-filing'
  const publish = (changes: object) => importItems(systemContext(platform, 'test'), [aRawItem({ ...changes })])

  it('are the same objects after a publication, but for what was published', async () => {
    await publish({})
    const before = await loadAllItems(platform)
    await publish({ notes: '改了备注' })
    const after = await loadAllItems(platform)
    expect([...after].filter(([code, { item }]) => item !== before.get(code)?.item).map(([code]) => code)).toEqual([TEA])
    expect(after.get(TEA)!.item).toMatchObject({ version: 2, notes: '改了备注' })
  })

  it('forget a publication that was rolled back, though its number is given again', async () => {
    await publish({})
    const given = platform.db.transaction(async (db) => {
      await importItems({ ...systemContext(platform, 'test'), db }, [aRawItem({ notes: '没有公布成' })])
      expect((await loadAllItems({ ...platform, db })).get(TEA)!.item).toMatchObject({ version: 2, notes: '没有公布成' })
      throw new Error('rolled back')
    })
    await expect(given).rejects.toThrow('rolled back')
    await publish({ notes: '公布成了' })
    expect((await loadAllItems(platform)).get(TEA)!.item).toMatchObject({ version: 2, notes: '公布成了' })
  })
})
