import { describe, expect, it } from 'vitest'
import { aShell } from '../../ui/fixtures.ts'
import { renderPage } from '../../ui/render-page.ts'
import type { GuideMaterial, GuideProps } from './guide.tsx'
import { GuideView } from './guide.tsx'

function aMaterial(overrides: Partial<GuideMaterial>): GuideMaterial {
  return {
    name: '平面布局图',
    necessity: 'required',
    form: 'original',
    copies: 1,
    source: 'applicant',
    deferrable: false,
    commitment: false,
    ...overrides,
  }
}

function aGuide(overrides: Partial<GuideProps> = {}): GuideProps {
  return {
    shell: aShell(),
    item: {
      code: 'food-business-licence',
      name: '食品经营许可',
      typeName: '行政许可',
      authorityName: '澄湖区市场监督管理局',
      audiences: ['enterprise'],
      alsoCalled: ['开饭馆证'],
    },
    handling: 'promised',
    conditions: ['已取得营业执照'],
    situations: [
      {
        name: 's0',
        question: '经营项目？',
        options: [
          { value: '0', label: '餐饮服务' },
          { value: '1', label: '单位食堂' },
        ],
        chosen: '1',
      },
    ],
    materials: [aMaterial({}), aMaterial({ name: '营业执照', waivedBy: '电子营业执照' })],
    steps: [{ name: '现场核查', days: { amount: 3, unit: 'workday' }, countedInPromise: false }],
    places: [],
    divisionsToChoose: [],
    onlineAvailable: true,
    fullyOnline: false,
    promised: { amount: 5, unit: 'workday' },
    statutory: { amount: 20, unit: 'workday' },
    siteVisits: 1,
    legalBasis: [{ law: '食品安全法', articles: ['第三十五条'] }],
    consultationPhone: '0000-1234567',
    complaintPhone: '0000-7654321',
    questions: [],
    ...overrides,
  }
}

describe('a guide', () => {
  it('keeps the order that is the same for every item', () => {
    const html = renderPage(<GuideView {...aGuide()} />)
    const order = [...html.matchAll(/<section id="([a-z]+)"/g)].map((match) => match[1])
    expect(order).toEqual(['who', 'materials', 'steps', 'places', 'time', 'visits', 'fee', 'basis', 'complaint'])
  })

  it('counts what to prepare apart from what nobody has to hand in', () => {
    const html = renderPage(<GuideView {...aGuide()} />)
    expect(html).toContain('需要您准备 1 份')
    expect(html).toContain('不用您交 1 份')
    expect(html).toContain('系统会取得“电子营业执照”')
  })

  it('keeps the situation chosen ticked and hands it on to the application', () => {
    const html = renderPage(<GuideView {...aGuide()} />)
    expect(html).toMatch(/<input type="radio" name="s0" checked="" value="1"\/>/)
    expect(html).toContain('href="/guides/379902/food-business-licence/apply?s0=1"')
  })

  it('marks what may follow later or be promised only where something is to be handed in', () => {
    const tags = (material: Partial<GuideMaterial>) =>
      renderPage(<GuideView {...aGuide({ materials: [aMaterial(material)] })} />).match(/class="tag (warn|info)">可(容缺|承诺)</g) ?? []
    expect(tags({ deferrable: true, commitment: true })).toHaveLength(2)
    expect(tags({ deferrable: true, commitment: true, waivedBy: '电子证照' })).toHaveLength(0)
  })

  it('says why one cannot start, instead of offering it', () => {
    const html = renderPage(<GuideView {...aGuide({ cannotStartReason: '要本人到窗口采集指纹，请先预约。' })} />)
    expect(html).toContain('要本人到窗口采集指纹，请先预约。')
    expect(html).not.toContain('立即办理')
  })

  it('says that the law sets no limit rather than leaving it empty', () => {
    expect(renderPage(<GuideView {...aGuide({ statutory: undefined })} />)).toContain('法律没有规定，按承诺时限办理')
  })
})
