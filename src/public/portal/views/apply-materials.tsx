import { SubmitButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FileInput } from '../../ui/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Tag } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { MaterialDownloads } from './material-downloads.tsx'

export type UploadedFile = { id: string; name: string; /** 1.2 MB */ sizeText: string; href: string }

/** One material and how the applicant meets it. */
export type MaterialToSupply = {
  /** Stem of the names posted: `file-<key>` (files), `reuse-<key>` (an id of the library), `way-<key>` (`upload`, `defer` or `commit`). */
  key: string
  name: string
  required: boolean
  /** What the file must show; where it comes from. */
  requirement?: string
  /** 免提交: nothing to do. */
  waivedBy?: string
  files: UploadedFile[]
  /** Fitting files the person handed in before. */
  reusable?: { id: string; name: string; handedInOn: string }[]
  reusedId?: string
  deferrable?: boolean
  /** When deferred: the last day to hand it in, or the number of workdays in words. */
  deferralText?: string
  commitment?: boolean
  /** Absent: to be uploaded. */
  way?: 'upload' | 'defer' | 'commit'
  /** What the authority asked to change, in a correction. */
  correctionNote?: string
  error?: string
  blankFormHref?: string
  sampleHref?: string
}

export type ApplyMaterialsProps = {
  shell: Shell
  itemName: string
  /** In a draft, or as the answer to a correction notice. */
  occasion:
    | { kind: 'draft'; draftId: string; returnTo?: 'check' }
    /** `action` carries what was uploaded so far. */
    | { kind: 'correction'; applicationNumber: string; dueOn: string; action: string }
    /** What was promised for later: any part of it, each by its own day (`correctionNote`). */
    | { kind: 'late'; applicationNumber: string; action: string }
  materials: MaterialToSupply[]
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

function Reuse({ material }: { material: MaterialToSupply }) {
  if (!material.reusable?.length) return null
  return (
    <fieldset>
      <legend>用您以前交过的</legend>
      {material.reusable.map((file) => (
        <label key={file.id} className="choice">
          <input type="radio" name={`reuse-${material.key}`} value={file.id} defaultChecked={file.id === material.reusedId} />
          <span>
            {file.name}（<LegalDate date={file.handedInOn} />）
          </span>
        </label>
      ))}
      <label className="choice">
        <input type="radio" name={`reuse-${material.key}`} value="" defaultChecked={!material.reusedId} />
        不用，重新上传
      </label>
    </fieldset>
  )
}

function MaterialStatus({ material }: { material: MaterialToSupply }) {
  if (material.waivedBy) return <Tag tone="ok">免提交</Tag>
  if (material.way === 'defer') return <Tag tone="warn">以后补交</Tag>
  if (material.way === 'commit') return <Tag tone="info">已选承诺代替</Tag>
  if (material.files.length > 0 || material.reusedId) return <Tag tone="ok">已有</Tag>
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
      {material.waivedBy ? (
        <p>不用上传，由“{material.waivedBy}”代替。</p>
      ) : (
        <>
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
            required={material.required && (material.way ?? 'upload') === 'upload' && material.files.length === 0 && !material.reusedId}
            accept={accept}
            multiple
          />
        </>
      )}
    </section>
  )
}

/** Uploading, reusing, deferring or committing: the materials of a draft, or the answer to a correction notice. */
export function ApplyMaterialsView(props: ApplyMaterialsProps) {
  const { occasion } = props
  const errors = props.materials.flatMap((material) =>
    material.error ? [{ href: `#f-file-${material.key}`, message: material.error }] : [],
  )
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
          {occasion.kind === 'correction' ? (
            <p>
              请在 <LegalDate date={occasion.dueOn} />前补齐下面的材料，补齐后继续办理。
            </p>
          ) : null}
          {isLate ? <p>可以分几次交。全部补齐以后才能作出决定。</p> : null}
          {props.isBarredFromPromises ? <p className="note warn">您有没有兑现的承诺，修复以前不能选择“以后再交”或“以承诺代替”，请备齐材料。</p> : null}
          <p className="soft">{props.acceptText}。手机可以直接拍照。</p>
        </div>
        <PostForm
          shell={props.shell}
          multipart
          action={correcting ? occasion.action : portalPaths.draftMaterials(occasion.draftId, occasion.returnTo)}
        >
          {/* The first button is the one Enter presses: it must never be a 删除. */}
          <button className="hide" name="intent" value="continue" tabIndex={-1} aria-hidden="true" />
          {props.materials.map((material) => (
            <Material key={material.key} material={material} accept={props.accept} isLate={isLate} />
          ))}
          <div className="row">
            <SubmitButton name="intent" value="continue">
              {isLate ? '提交补交材料' : correcting ? '提交补正材料' : occasion.returnTo === 'check' ? '保存并返回核对' : '保存并继续'}
            </SubmitButton>
            <SubmitButton look="plain" name="intent" value="upload">
              只上传，留在本页
            </SubmitButton>
          </div>
        </PostForm>
      </div>
    </PortalPage>
  )
}
