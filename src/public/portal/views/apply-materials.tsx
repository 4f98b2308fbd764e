import { SubmitButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FieldTexts, toFieldWiring } from '../../ui/field.tsx'
import { FileInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { MaterialDownloads } from './material-downloads.tsx'

export type UploadedFile = { id: string; name: string; /** 1.2 MB */ sizeText: string; href: string }

/**
 * replaced: 免提交, nothing to do · declined: 免提交 was possible, the applicant uploads it · fetchable: a register can be asked ·
 * asked: nothing was found, or not yet (`isWaiting`). `text` is the sentence that says why.
 */
export type Standing = { is: 'replaced'; text: string; mayDecline: boolean } | { is: 'declined' | 'fetchable'; text: string } | { is: 'asked'; text: string; isWaiting: boolean }

/** One material and how the applicant meets it. */
export type MaterialToSupply = {
  /** Stem of the names posted: `file-<key>` (files), `way-<key>` (`upload`, `defer` or `commit`). */
  key: string
  name: string
  required: boolean
  /** What the file must show; where it comes from. */
  requirement?: string
  /** What the state has for it, or why it is asked for after all; absent where nothing stands in for it. */
  standing?: Standing | undefined
  files: UploadedFile[]
  /** What of the applicant's 材料库 may serve; a button posts `reuse` with `<key>:<id>`. */
  reusable?: { id: string; name: string; itemName: string | null; keptOn: string; /** Of whoever acts for the applicant. */ isOwn: boolean; files: { name: string; href: string }[] }[]
  deferrable?: boolean
  /** When deferred: the last day to hand it in, or the number of workdays in words. */
  deferralText?: string
  commitment?: boolean
  /** Absent: to be uploaded. */
  way?: 'upload' | 'defer' | 'commit'
  /** What the authority asked to change, in a correction. */
  correctionNote?: string
  error?: string | undefined
  blankFormHref?: string
  sampleHref?: string
}

/** A register or library, and the materials it would replace. */
type Question = { source: string; replaces: string[] }
export type Consent = { plain: Question[]; sensitive: Question[]; error?: string | undefined }

export type ApplyMaterialsProps = {
  shell: Shell
  itemName: string
  /** In a draft, or as the answer to a correction notice. */
  occasion:
    | { kind: 'draft'; draftId: string; returnTo?: 'check'; /** How many are needed, how many the person has to see to, how many of those could still be looked up. */ count: { necessary: number; own: number; fetchable: number } }
    /** `action` carries what was uploaded so far. */
    | { kind: 'correction'; applicationNumber: string; dueOn: string; action: string }
    /** What was promised for later: any part of it, each by its own day (`correctionNote`). */
    | { kind: 'late'; applicationNumber: string; action: string }
  materials: MaterialToSupply[]
  /** What registers can still be asked, once the applicant agrees; `error` when nothing was agreed to. */
  consent?: Consent | undefined
  /** What they said just now. */
  answers?: { name: string; isFound: boolean; text: string }[]
  /** 可上传 PDF、JPG、PNG，每份不超过 20 MB. */
  acceptText: string
  /** As the accept attribute takes it. */
  accept: string
  /** A promise was broken and not put right: none is offered. */
  isBarredFromPromises?: boolean
}

function Ways({ material }: { material: MaterialToSupply }) {
  if (!material.deferrable && !material.commitment) return null
  const ways = [
    { value: 'upload', label: '现在上传', offered: true as boolean | undefined },
    { value: 'defer', label: `以后再交（容缺）：签承诺书先受理，再补交${material.deferralText ? `，${material.deferralText}` : ''}`, offered: material.deferrable },
    { value: 'commit', label: '以承诺代替：签告知承诺书，不用交', offered: material.commitment },
  ]
  return (
    <fieldset className="ways">
      <legend>这份材料怎么交？</legend>
      {ways
        .filter((way) => way.offered)
        .map((way) => (
          <label key={way.value} className="choice">
            <input type="radio" name={`way-${material.key}`} value={way.value} defaultChecked={way.value === (material.way ?? 'upload')} />
            {way.label}
          </label>
        ))}
    </fieldset>
  )
}

/** 从材料库选用: what was handed in or kept before, under the same name first; one press puts it in. */
function Reuse({ material }: { material: MaterialToSupply }) {
  if (!material.reusable?.length) return null
  return (
    <section className="stack" aria-label={`从材料库选用：${material.name}`}>
      <p>
        <b>从材料库选用，不用再传</b>
      </p>
      <ul className="lines">
        {material.reusable.map((entry) => (
          <li key={entry.id} className="tight">
            <p className="row">
              {entry.files.map((file) => (
                <a key={file.href} className="tap" href={file.href}>
                  {file.name}
                </a>
              ))}
            </p>
            <p className="soft small">
              {entry.name}，<LegalDate date={entry.keptOn} />
              {entry.itemName ? `办理“${entry.itemName}”时提交` : '存入'}
              {entry.isOwn ? '，在您本人的材料库' : ''}
            </p>
            <SubmitButton look="plain" name="reuse" value={`${material.key}:${entry.id}`}>
              选用这份<span className="hide">：{entry.name}</span>
            </SubmitButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

function MaterialStatus({ material }: { material: MaterialToSupply }) {
  if (material.standing?.is === 'fetchable' && material.files.length === 0 && (material.way ?? 'upload') === 'upload') return <Tag tone="info">可以由平台查询</Tag>
  if (material.way === 'defer') return <Tag tone="warn">以后补交</Tag>
  if (material.way === 'commit') return <Tag tone="info">已选承诺代替</Tag>
  if (material.files.length > 0) return <Tag tone="ok">已有</Tag>
  return <Tag tone={material.required ? 'warn' : 'plain'}>{material.required ? '还没有' : '有此情形才需要'}</Tag>
}

function Material({ material, accept, isLate }: { material: MaterialToSupply; accept: string; isLate: boolean }) {
  return (
    <section className="card stack" id={`m-${material.key}`}>
      <div className="row between">
        <h2>{material.name}</h2>
        <MaterialStatus material={material} />
      </div>
      {material.correctionNote ? (
        <p className="note warn">
          <b>{isLate ? '还没有交：' : '需要补正：'}</b>
          {material.correctionNote}
        </p>
      ) : null}
      {material.requirement ? <p className="soft">{material.requirement}</p> : null}
      {material.standing ? <WhyAsked standing={material.standing} materialKey={material.key} name={material.name} /> : null}
      <MaterialDownloads material={material} />
      <Ways material={material} />
      <Reuse material={material} />
      {material.files.length > 0 ? (
        <ul className="lines">
          {material.files.map((file) => (
            <li key={file.id} className="row between">
              <a className="tap" href={file.href}>
                {file.name}（{file.sizeText}）
              </a>
              <SubmitButton look="plain" name="remove" value={file.id}>
                删除<span className="hide">{file.name}</span>
              </SubmitButton>
            </li>
          ))}
        </ul>
      ) : null}
      <FileInput
        name={`file-${material.key}`}
        label={material.files.length > 0 ? `再传一份：${material.name}` : `选择文件：${material.name}`}
        error={material.error}
        required={material.required && (material.way ?? 'upload') === 'upload' && material.files.length === 0}
        accept={accept}
        multiple
      />
    </section>
  )
}

/** 需要 8 份材料，您只用交 3 份. */
function HowMany({ necessary, own, fetchable }: { necessary: number; own: number; fetchable: number }) {
  if (necessary === 0) return <p>没有必须交的材料。</p>
  return (
    <p>
      需要 <b>{necessary}</b> 份材料，{own === 0 ? <b>您一份都不用交</b> : <>您只用交 <b>{own}</b> 份</>}
      {fetchable > 0 ? <>，其中 {fetchable} 份同意平台查询后可能也不用交</> : null}。
    </p>
  )
}

/** What the registers said, right after they were asked. */
function Answers({ answers }: { answers: NonNullable<ApplyMaterialsProps['answers']> }) {
  const found = answers.filter(({ isFound }) => isFound).length
  return (
    <section className={`note ${found === answers.length ? 'ok' : 'warn'} tight`} role="status">
      <h2>{found === answers.length ? `查到了 ${found} 份，不用您交` : found > 0 ? `查到了 ${found} 份，还有 ${answers.length - found} 份请您交` : '没有查到，请您交'}</h2>
      <ul>
        {answers.map(({ name, text }) => (
          <li key={name}>
            {name}：{text}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Questions({ questions }: { questions: Question[] }) {
  return (
    <ul className="bullets">
      {questions.map(({ source, replaces }) => (
        <li key={source}>
          查询「{source}」，代替{replaces.map((name) => `“${name}”`).join('、')}
        </li>
      ))}
    </ul>
  )
}

/** 经同意查询: what would be asked of whom, for what and on what basis; sensitive information by a box of its own (个人信息保护法 art. 29). */
function ConsentCard({ plain, sensitive, error }: Consent) {
  const [first, second] = plain.length > 0 ? ['agrees', 'agreesToSensitive'] : ['agreesToSensitive', undefined]
  const wiring = toFieldWiring({ name: first, required: false, error })
  return (
    <section className="card stack" id="consent">
      <h2>这 {[...plain, ...sensitive].flatMap(({ replaces }) => replaces).length} 份可以由平台查询，查到就不用交</h2>
      <div className={error ? 'field wrong' : 'field'}>
        <FieldTexts field={{ name: first, error }} />
        {plain.length > 0 ? (
          <>
            <Questions questions={plain} />
            <label className="choice">
              <input id="f-agrees" type="checkbox" name="agrees" value="yes" {...wiring} />
              我同意平台查询上面的信息，只用于办理这件事
            </label>
          </>
        ) : null}
        {sensitive.length > 0 ? (
          <>
            <p>
              <b>下面是敏感个人信息，请您单独同意：</b>
            </p>
            <Questions questions={sensitive} />
            <label className="choice">
              <input id="f-agreesToSensitive" type="checkbox" name="agreesToSensitive" value="yes" {...(second ? {} : wiring)} />
              我单独同意平台查询上面的敏感个人信息，只用于办理这件事
            </label>
          </>
        ) : null}
      </div>
      <p className="soft small">依据《国务院关于在线政务服务的若干规定》第七条，详见<a href={portalPaths.consents()}>告知书</a>。每次查询都有记录，您可以在“<a href={portalPaths.dataAccesses()}>谁看过我的信息</a>”里看到；不同意就自己上传，不影响办理。</p>
      <SubmitButton look="plain" name="intent" value="fetch">
        同意并查询
      </SubmitButton>
    </section>
  )
}

/** Why it is asked for, or how it need not be. */
function WhyAsked({ standing, materialKey, name }: { standing: Standing; materialKey: string; name: string }) {
  switch (standing.is) {
    case 'replaced': return null
    case 'fetchable': return <p className="soft">{standing.text}也可以自己上传。</p>
    case 'asked': return <p className={standing.isWaiting ? 'note warn' : 'soft'}>{standing.text}</p>
    case 'declined': return (
      <p className="row">
        <span>平台已经有，您选择了自己上传。</span>
        <SubmitButton look="plain" name="agree" value={materialKey}>
          改为免提交<span className="hide">：{name}</span>
        </SubmitButton>
      </p>
    )
  }
}

/** 不用提交: each with what stands in for it, and a quiet way to hand it in all the same. */
function Replaced({ materials }: { materials: MaterialToSupply[] }) {
  return (
    <section className="card stack">
      <h2>不用您提交 {materials.length} 份</h2>
      <ul className="lines">
        {materials.map(({ key, name, standing, files }) => (
          <li key={key} id={`m-${key}`} className="tight">
            <h3>
              {name} <Tag tone="ok">免提交</Tag>
            </h3>
            <p>{standing?.text}</p>
            {files.length > 0 ? <p className="soft small">您上传过的“{files.map((file) => file.name).join('、')}”不再需要，不会提交。</p> : null}
            {standing?.is === 'replaced' && standing.mayDecline ? (
              <details>
                <summary>不同意调用？</summary>
                <SubmitButton look="plain" name="decline" value={key}>
                  不同意调用，自己上传<span className="hide">：{name}</span>
                </SubmitButton>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Uploading, reusing, deferring or committing: the materials of a draft, or the answer to a correction notice. */
export function ApplyMaterialsView(props: ApplyMaterialsProps) {
  const { occasion } = props
  const errors = [
    ...(props.consent?.error ? [{ href: `#${props.consent.plain.length > 0 ? 'f-agrees' : 'f-agreesToSensitive'}`, message: props.consent.error }] : []),
    ...props.materials.flatMap((material) => (material.error ? [{ href: `#f-file-${material.key}`, message: material.error }] : [])),
  ]
  const [replaced, own] = [props.materials.filter(({ standing }) => standing?.is === 'replaced'), props.materials.filter(({ standing }) => standing?.is !== 'replaced')]
  const isLate = occasion.kind === 'late'
  const correcting = occasion.kind !== 'draft'
  const title = isLate ? '补交材料' : correcting ? '补正材料' : '上传材料'
  return (
    <PortalPage
      shell={props.shell}
      title={`${title} - ${props.itemName}`}
      section="mine"
      hasErrors={errors.length > 0}
      crumbs={[
        correcting
          ? { label: `${props.itemName}进度`, href: portalPaths.application(occasion.applicationNumber) }
          : { label: `申请${props.itemName}`, href: portalPaths.draft(occasion.draftId) },
        { label: title },
      ]}
    >
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <div>
          <h1>{title}</h1>
          {occasion.kind === 'draft' ? <HowMany {...occasion.count} /> : null}
          {occasion.kind === 'correction' ? (
            <p>
              请在 <LegalDate date={occasion.dueOn} />前补齐下面的材料，补齐后继续办理。
            </p>
          ) : null}
          {isLate ? <p>可以分几次交。全部补齐以后才能作出决定。</p> : null}
          {props.isBarredFromPromises ? <p className="note warn">您有没有兑现的承诺，修复以前不能选择“以后再交”或“以承诺代替”，请备齐材料。</p> : null}
          {own.length > 0 ? <p className="soft">{props.acceptText}。手机可以直接拍照。</p> : null}
        </div>
        {props.answers?.length ? <Answers answers={props.answers} /> : null}
        <PostForm
          shell={props.shell}
          multipart
          action={correcting ? occasion.action : portalPaths.draftMaterials(occasion.draftId, { return: occasion.returnTo })}
        >
          {/* The first button is the one Enter presses: it must never be a 删除. */}
          <button className="hide" name="intent" value="continue" tabIndex={-1} aria-hidden="true" />
          {props.consent ? <ConsentCard {...props.consent} /> : null}
          {own.map((material) => (
            <Material key={material.key} material={material} accept={props.accept} isLate={isLate} />
          ))}
          {replaced.length > 0 ? <Replaced materials={replaced} /> : null}
          <div className="row">
            <SubmitButton name="intent" value="continue">
              {isLate ? '提交补交材料' : correcting ? '提交补正材料' : occasion.returnTo === 'check' ? '保存并返回核对' : '保存并继续'}
            </SubmitButton>
            {own.length > 0 ? (
              <SubmitButton look="plain" name="intent" value="upload">
                只上传，留在本页
              </SubmitButton>
            ) : null}
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
