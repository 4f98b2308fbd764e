import type { ReactNode } from 'react'
import { ButtonLink, PrintButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import type { Duration } from '../../ui/durations.ts'
import { toDurationText } from '../../ui/durations.ts'
import { Icon } from '../../ui/icons.tsx'
import { toVisitsText } from '../../ui/item-card.tsx'
import { Details, Notice } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { ProcessDiagram } from '../../ui/process-diagram.tsx'
import { Steps } from '../../ui/steps.tsx'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type GuideMaterial = {
  name: string
  necessity: 'required' | 'optional'
  form: 'electronic' | 'original' | 'copy' | 'originalOrCopy'
  /** Paper copies; 0 for an electronic form. */
  copies: number
  source: 'applicant' | 'government' | 'intermediary'
  /** 免提交: the certificate or register that replaces it. */
  waivedBy?: string
  /** 可容缺: may follow later. */
  deferrable: boolean
  /** 可承诺: may be replaced by a written commitment. */
  commitment: boolean
  /** What it must show to be accepted. */
  requirement?: string
  blankFormHref?: string
  sampleHref?: string
}

/** A guided question; the chosen option tailors the materials. */
export type GuideSituation = {
  /** The parameter's name. */
  name: string
  question: string
  options: { value: string; label: string }[]
  chosen?: string
}

export type GuidePlace = {
  name: string
  address: string
  hours: string
  phone: string
  window?: string
}

export type GuideProps = {
  shell: Shell
  item: {
    code: string
    name: string
    /** 行政许可, 公共服务 …: the official name of the kind. */
    typeName: string
    authorityName: string
    /** 实施编码, when the item has one. */
    taskCode?: string
    /** Day since when this version of the guide is in force. */
    effectiveFrom?: string
    audiences: ('person' | 'enterprise')[]
    topic?: { name: string; audience: 'person' | 'enterprise' }
    alsoCalled: string[]
  }
  /** 即办件 or 承诺件. */
  handling: 'immediate' | 'promised'
  /** Who can apply: one condition a line. */
  conditions: string[]
  situations: GuideSituation[]
  /** Tailored to the situations chosen. */
  materials: GuideMaterial[]
  steps: { name: string; days: Duration; countedInPromise: boolean }[]
  places: GuidePlace[]
  /** Townships or villages that handle it, when the person has to say which is hers. */
  divisionsToChoose: { code: string; name: string }[]
  /** The one chosen. */
  division?: string
  onlineAvailable: boolean
  fullyOnline: boolean
  promised: Duration
  /** Absent: the law sets none. */
  statutory?: Duration
  siteVisits: number
  siteVisitReason?: string
  /** Absent: free. */
  fee?: { amount: string; basis: string }
  result?: { name: string; validity?: string }
  legalBasis: { law: string; articles: string[] }[]
  consultationPhone: string
  complaintPhone: string
  questions: { question: string; answer: string }[]
  /** Why one can't start here now, and what to do instead; absent: one can. */
  cannotStartReason?: string
}

const MATERIAL_FORMS: Record<GuideMaterial['form'], string> = {
  electronic: '网上填写',
  original: '原件',
  copy: '复印件',
  originalOrCopy: '原件或复印件',
}

const MATERIAL_SOURCES: Record<GuideMaterial['source'], string> = {
  applicant: '自己准备',
  government: '政府部门核发',
  intermediary: '中介机构出具',
}

const AUDIENCE_NAMES = { person: '个人', enterprise: '企业和其他组织' } as const

const SECTIONS = [
  ['who', '谁可以办'],
  ['materials', '需要什么'],
  ['steps', '怎么办'],
  ['places', '到哪里办、什么时候'],
  ['time', '多久办好'],
  ['visits', '跑几次'],
  ['fee', '多少钱'],
  ['basis', '依据什么'],
  ['complaint', '问谁、向谁投诉'],
] as const

type SectionId = (typeof SECTIONS)[number][0]

function Section({ id, children }: { id: SectionId; children: ReactNode }) {
  const title = SECTIONS.find(([each]) => each === id)?.[1]
  return (
    <section id={id} className="card stack">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function MaterialLine({ material }: { material: GuideMaterial }) {
  const paper = material.copies > 0 ? `${MATERIAL_FORMS[material.form]} ${material.copies} 份` : MATERIAL_FORMS[material.form]
  return (
    <li>
      <b>{material.name}</b> {material.waivedBy ? <Tag tone="ok">免提交</Tag> : null}{' '}
      {material.deferrable && !material.waivedBy ? <Tag tone="warn">可容缺</Tag> : null}{' '}
      {material.commitment && !material.waivedBy ? <Tag tone="info">可承诺</Tag> : null}{' '}
      {material.necessity === 'optional' ? <Tag>有此情形才需要</Tag> : null}
      <p className="soft small">
        {material.waivedBy ? `系统会取得“${material.waivedBy}”，取不到时才请您提交` : `${paper}，${MATERIAL_SOURCES[material.source]}`}
        {material.requirement ? `。${material.requirement}` : ''}
      </p>
      {material.blankFormHref || material.sampleHref ? (
        <p className="row">
          {material.blankFormHref ? (
            <a className="tap" href={material.blankFormHref}>
              空白表格<span className="hide">：{material.name}</span>
            </a>
          ) : null}
          {material.sampleHref ? (
            <a className="tap" href={material.sampleHref}>
              填写样例<span className="hide">：{material.name}</span>
            </a>
          ) : null}
        </p>
      ) : null}
    </li>
  )
}

function Situations({ shell, itemCode, situations, division }: { shell: Shell; itemCode: string; situations: GuideSituation[]; division?: string }) {
  return (
    <form action={`${portalPaths.guide(shell.region.code, itemCode)}#materials`} className="note info stack noprint">
      <p>
        <b>回答 {situations.length} 个问题，只看您需要的材料</b>
      </p>
      {situations.map((situation) => (
        <fieldset key={situation.name}>
          <legend>{situation.question}</legend>
          <div className="row">
            {situation.options.map((option) => (
              <label key={option.value} className="choice">
                <input type="radio" name={situation.name} value={option.value} defaultChecked={option.value === situation.chosen} />
                {option.label}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {division ? <input type="hidden" name="division" value={division} /> : null}
      <button className="btn plain">按我的情况列出材料</button>
    </form>
  )
}

function Materials(props: GuideProps) {
  const toBring = props.materials.filter((material) => !material.waivedBy)
  const waived = props.materials.filter((material) => material.waivedBy)
  const tailored = props.situations.some((situation) => situation.chosen)
  return (
    <Section id="materials">
      {props.situations.length > 0 ? <Situations shell={props.shell} itemCode={props.item.code} situations={props.situations} division={props.division} /> : null}
      <h3>
        {tailored ? '按您的情况，' : ''}需要您准备 {toBring.length} 份
      </h3>
      <ul className="lines">
        {toBring.map((material) => (
          <MaterialLine key={material.name} material={material} />
        ))}
      </ul>
      {waived.length > 0 ? (
        <>
          <h3>不用您交 {waived.length} 份</h3>
          <ul className="lines">
            {waived.map((material) => (
              <MaterialLine key={material.name} material={material} />
            ))}
          </ul>
        </>
      ) : null}
      <Details summary="免提交、可容缺、可承诺是什么意思？">
        <p>
          <b>免提交</b>：有电子证照或数据可查的，不用您交。
        </p>
        <p>
          <b>可容缺</b>：主要材料齐全时，这份可以先受理、后补交。
        </p>
        <p>
          <b>可承诺</b>：您书面承诺符合条件，可以代替这份材料；承诺不实要承担责任。
        </p>
      </Details>
    </Section>
  )
}

/** Where several townships or villages handle an item, the person says which is hers. */
function ChooseDivision(props: GuideProps) {
  return (
    <form action={portalPaths.guide(props.shell.region.code, props.item.code)} className="note info stack noprint">
      <label className="label" htmlFor="division">
        这件事由乡镇（街道）或村（社区）办理，您在哪里？
      </label>
      <div className="search">
        <select id="division" name="division" defaultValue={props.division}>
          {props.divisionsToChoose.map((division) => (
            <option key={division.code} value={division.code}>
              {division.name}
            </option>
          ))}
        </select>
        <button className="btn plain">选好了</button>
      </div>
    </form>
  )
}

/** 立即办理 with the situations already chosen, or why not. A link and no POST: this page is kept for everybody. */
function Start(props: GuideProps) {
  if (props.divisionsToChoose.length > 0) return <ChooseDivision {...props} />
  if (props.cannotStartReason) {
    return (
      <Notice title="现在不能在网上办理" tone="warn">
        <p>{props.cannotStartReason}</p>
      </Notice>
    )
  }
  const answers = Object.fromEntries(props.situations.map(({ name, chosen }) => [name, chosen]))
  return (
    <ButtonLink href={portalPaths.startApplication(props.shell.region.code, props.item.code, { ...answers, division: props.division })}>立即办理</ButtonLink>
  )
}

const toStepDays = ({ days }: GuideProps['steps'][number]): string => (days.amount === 0 ? '当场' : toDurationText(days))

/** A guide, in the order that is the same for every item, a short version first. */
export function GuideView(props: GuideProps) {
  const { item } = props
  const waivedCount = props.materials.filter((material) => material.waivedBy).length
  return (
    <PortalPage
      shell={props.shell}
      title={`${item.name}办事指南`}
      description={`${props.shell.region.name}${item.name}：谁可以办、需要什么、怎么办、多久办好。`}
      section={item.topic?.audience}
      crumbs={[
        ...(item.topic
          ? [{ label: item.topic.name, href: portalPaths.search({ audience: item.topic.audience, topic: item.topic.name }) }]
          : []),
        { label: item.name },
      ]}
    >
      <div className="roomy">
        <section className="card roomy" aria-label="简要">
          <div className="stack">
            <div>
              <h1>{item.name}</h1>
              {item.alsoCalled.length > 0 ? <p className="soft">也叫：{item.alsoCalled.join('、')}</p> : null}
            </div>
            <p>
              {props.fullyOnline ? <Tag tone="ok">全程网办</Tag> : null}{' '}
              <Tag tone="info">{props.handling === 'immediate' ? '即办件' : '承诺件'}</Tag>{' '}
              {props.fee ? null : <Tag>不收费</Tag>} <Tag>{item.typeName}</Tag>
            </p>
            <p className="soft">{item.authorityName}办理，适用于{props.shell.region.name}</p>
          </div>
          <dl className="facts">
            <div>
              <dt>多久办好</dt>
              <dd>{toDurationText(props.promised)}</dd>
            </div>
            <div>
              <dt>跑几次</dt>
              <dd>{toVisitsText(props.siteVisits)}</dd>
            </div>
            <div>
              <dt>要准备的材料</dt>
              <dd>
                {props.materials.length - waivedCount} 份{waivedCount > 0 ? `，另 ${waivedCount} 份免交` : ''}
              </dd>
            </div>
            <div>
              <dt>费用</dt>
              <dd>{props.fee ? props.fee.amount : '不收费'}</dd>
            </div>
            {props.result ? (
              <div>
                <dt>办好后拿到</dt>
                <dd>{props.result.name}</dd>
              </div>
            ) : null}
          </dl>
          <div className="row">
            <Start {...props} />
            <PrintButton>
              <Icon name="print" />
              打印指南
            </PrintButton>
          </div>
        </section>
        <div className="split">
          <div className="roomy">
            <Section id="who">
              <p>面向{item.audiences.map((audience) => AUDIENCE_NAMES[audience]).join('、')}，同时符合：</p>
              <ul className="bullets">
                {props.conditions.map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
              </ul>
            </Section>
            <Materials {...props} />
            <Section id="steps">
              <ProcessDiagram
                reading={props.shell.reading}
                steps={props.steps.map((step) => ({ title: step.name, days: toStepDays(step), isSpecial: !step.countedInPromise }))}
              />
              <Details summary="文字版环节">
                <Steps steps={props.steps.map((step) => ({ title: step.name, detail: `${toStepDays(step)}${step.countedInPromise ? '' : '，不计入承诺时限'}` }))} />
              </Details>
            </Section>
            <Section id="places">
              {props.onlineAvailable ? <p>网上：全天可以申请，工作日审核。</p> : null}
              {props.places.map((place) => (
                <dl key={place.name} className="pairs">
                  <div>
                    <dt>{place.name}</dt>
                    <dd>
                      {place.address}
                      {place.window ? `，${place.window}` : ''}
                    </dd>
                  </div>
                  <div>
                    <dt>办理时间</dt>
                    <dd>{place.hours}</dd>
                  </div>
                  <div>
                    <dt>电话</dt>
                    <dd>
                      <a className="tap" href={`tel:${place.phone}`}>
                        {place.phone}
                      </a>
                    </dd>
                  </div>
                </dl>
              ))}
            </Section>
            <Section id="time">
              <dl className="pairs">
                <div>
                  <dt>承诺时限</dt>
                  <dd>{toDurationText(props.promised)}</dd>
                </div>
                <div>
                  <dt>法定时限</dt>
                  <dd>{props.statutory ? toDurationText(props.statutory) : '法律没有规定，按承诺时限办理'}</dd>
                </div>
              </dl>
              <p className="soft small">从受理的第二天起算，不含周末和法定节假日。补正材料、现场核查等依法不计时的时间除外。</p>
            </Section>
            <Section id="visits">
              <p>
                {toVisitsText(props.siteVisits)}
                {props.siteVisitReason ? `：${props.siteVisitReason}` : ''}
              </p>
            </Section>
            <Section id="fee">
              <p>{props.fee ? `${props.fee.amount}（依据：${props.fee.basis}）` : '不收费'}</p>
            </Section>
            <Section id="basis">
              <ul className="bullets">
                {props.legalBasis.map((basis) => (
                  <li key={basis.law}>
                    《{basis.law}》{basis.articles.join('、')}
                  </li>
                ))}
              </ul>
              {item.taskCode ? <p className="soft small">实施编码 {item.taskCode}</p> : null}
              {item.effectiveFrom ? (
                <p className="soft small">
                  本指南自 <LegalDate date={item.effectiveFrom} />起施行
                </p>
              ) : null}
            </Section>
            <Section id="complaint">
              <dl className="pairs">
                <div>
                  <dt>咨询</dt>
                  <dd>
                    <a className="tap" href={`tel:${props.consultationPhone}`}>
                      {props.consultationPhone}
                    </a>
                  </dd>
                </div>
                <div>
                  <dt>投诉</dt>
                  <dd>
                    <a className="tap" href={`tel:${props.complaintPhone}`}>
                      {props.complaintPhone}
                    </a>
                  </dd>
                </div>
              </dl>
              {props.questions.map(({ question, answer }) => (
                <Details key={question} summary={question}>
                  <p>{answer}</p>
                </Details>
              ))}
            </Section>
            <Start {...props} />
          </div>
          <nav className="side card wide" aria-label="本页内容">
            <ul>
              {SECTIONS.map(([id, title]) => (
                <li key={id}>
                  <a className="tap" href={`#${id}`}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </PortalPage>
  )
}
