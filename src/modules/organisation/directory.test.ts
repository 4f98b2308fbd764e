import { describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { getDirectory } from './directory.ts'

const platform = useTestPlatform()

describe('the body that answers for an item', () => {
  test('is the department of the region', async () => {
    const directory = await getDirectory(platform)
    expect(directory.authorityOf('379902', '市场监督管理局')).toMatchObject({ authority: { id: '379902-SCJG' }, unit: undefined })
    expect(directory.authorityOf('379900', '市场监督管理局').authority.id).toBe('379900-SCJG')
  })

  test('is found by a nickname, by its full name and with either kind of brackets', async () => {
    const directory = await getDirectory(platform)
    expect(directory.authorityOf('379921', '人社局').authority.id).toBe('379921-RSJ')
    expect(directory.authorityOf('379921', '泗源县教育局').authority.id).toBe('379921-JYJ')
    expect(directory.authorityOf('379902', '公安局（交通管理）')).toMatchObject({ authority: { id: '379902-GAJ' }, unit: { name: '交通管理' } })
  })

  test('is the department where the item names a unit inside it', async () => {
    const directory = await getDirectory(platform)
    for (const [name, id, unit] of [
      ['公安局(交通管理)', '379902-GAJ', '交通管理'],
      ['自然资源和规划局(林业)', '379902-ZRZ', '林业'],
      ['自然资源和规划局(不动产登记中心)', '379902-ZRZ', '不动产登记中心'],
      ['文化和旅游局(新闻出版)', '379902-WLJ', '新闻出版'],
      ['司法局(公证处)', '379902-SFJ', '公证处'],
      ['公证处', '379902-SFJ', '公证处'],
    ] as const) {
      const found = directory.authorityOf('379902', name)
      expect(found).toMatchObject({ authority: { id }, unit: { name: unit } })
      expect(directory.unit(found.unit!.id)).toBe(found.unit)
    }
  })

  test('is the township\'s or village\'s own body in a township or village, whatever department the item names', async () => {
    const directory = await getDirectory(platform)
    expect(directory.authorityOf('379902', '民政局', '379902001000').authority.id).toBe('379902001-GOV')
    expect(directory.authorityOf('379902', '民政局', '379902001001').authority.id).toBe('379902001001-VIL')
    expect(directory.authorityOf('379902', '民政局', '379902000000').authority.id).toBe('379902-MZJ')
  })

  test('is not guessed: an unknown department is refused by name', async () => {
    const directory = await getDirectory(platform)
    expect(() => directory.authorityOf('379902', '气象局')).toThrow('澄湖区的「气象局」')
    expect(() => directory.authorityOf('110101', '民政局')).toThrow('organisation.no_such_authority')
  })
})

describe('the hall one goes to', () => {
  test('is the region\'s own for six digits, and the township\'s for a village', async () => {
    const directory = await getDirectory(platform)
    expect(directory.hallOf('379902').id).toBe('H-379902')
    expect(directory.hallOf('379900').id).toBe('H-CITY')
    expect(directory.hallOf('379902001001').id).toBe('H-379902001')
    expect(directory.hallOf('379902001000').windows.length).toBeGreaterThan(3)
  })

  test('is refused for a place that does not exist', async () => {
    const directory = await getDirectory(platform)
    expect(() => directory.hallOf('110101')).toThrow('organisation.no_such_hall')
  })
})

describe('lists', () => {
  test('name the city first, then its counties, and each county\'s townships and villages', async () => {
    const directory = await getDirectory(platform)
    expect(directory.listRegions()).toHaveLength(11)
    expect(directory.listRegions()[0]).toEqual({ code: '379900', name: '云湖市', level: 'city' })
    expect(directory.listTownships('379902').map(({ name }) => name)).toContain('柳林镇')
    expect(directory.listVillages('379902001000')[0]?.name).toBe('新华社区')
    expect(directory.listHalls('379902')[0]?.id).toBe('H-379902')
    expect(directory.listAuthorities('379902').some(({ id }) => id === '379902-SCJG')).toBe(true)
  })

  test('are empty for a region that has none', async () => {
    const directory = await getDirectory(platform)
    expect(directory.listTownships('110101')).toEqual([])
    expect(directory.isRegion('110101')).toBe(false)
    expect(() => directory.region('110101')).toThrow('organisation.no_such_region')
  })
})

test('the directory is read once and then kept', async () => {
  expect(await getDirectory(platform)).toBe(await getDirectory(platform))
})
