import type { EntryView } from '../../../modules/materials/index.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { LegalDate } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FileInput, FormFieldInput } from '../../ui/inputs.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { UploadedFile } from './apply-materials.tsx'
import { WhoseThings } from './whose-things.tsx'

/** The longest name the library takes. */
const MOST_CHARACTERS = 100

export type LibraryProps = {
  shell: Shell
  /** Everybody whose library one may use. */
  owners: { name: string; href: string; isShown: boolean }[]
  entries: (EntryView & { href: string })[]
  /** What was done just now. */
  done?: string | undefined
  keeping: { action: string; name: string; /** Came before something had to be mended. */ held: UploadedFile[]; errors: { name?: string | undefined; files?: string | undefined }; accept: string; acceptText: string }
  /** The newest page, from a later one. */
  firstHref?: string | undefined
  nextHref?: string | undefined
}

/** Where an entry comes from, in a few words. */
function Origin({ entry: { itemName, keptOn, validUntil } }: { entry: Pick<EntryView, 'itemName' | 'keptOn' | 'validUntil'> }) {
  return (
    <p className="soft small">
      <LegalDate date={keptOn} />
      {itemName ? `办理“${itemName}”时提交` : '存入'}，可以用到 <LegalDate date={validUntil} />
    </p>
  )
}

/** 我的材料库, newest first, and below it the way to keep something more. */
export function LibraryView(props: LibraryProps) {
  const { shell, owners, entries, keeping } = props
  const errors = [...(keeping.errors.name ? [{ href: '#f-name', message: keeping.errors.name }] : []), ...(keeping.errors.files ? [{ href: '#f-file-kept', message: keeping.errors.files }] : [])]
  return (
    <PortalPage shell={shell} title="我的材料库" section="mine" hasErrors={errors.length > 0} crumbs={[{ label: '我的办件', href: portalPaths.myApplications() }, { label: '我的材料库' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <div>
          <h1>我的材料库</h1>
          <p className="soft">办事时交过的材料会自动存到这里，下次办事可以直接选用，不用再传。</p>
        </div>
        {props.done ? <p className="note ok" role="status">{props.done}</p> : null}
        <WhoseThings label="看谁的材料库" owners={owners} />
        {entries.length === 0 ? (
          <EmptyState title="材料库里还没有材料">
            <p>网上或窗口交过的材料会自动出现在这里，也可以在下面自己存入。</p>
          </EmptyState>
        ) : (
          <section className="card stack" aria-label="材料，新的在前">
            <ul className="lines">
              {entries.map((entry) => (
                <li key={entry.id} className="tight">
                  <a className="tap big" href={entry.href}>
                    {entry.name}
                  </a>
                  <Origin entry={entry} />
                </li>
              ))}
            </ul>
            {props.firstHref ? (
              <p>
                <a className="tap" href={props.firstHref}>
                  回到最新的材料
                </a>
              </p>
            ) : null}
            {props.nextHref ? (
              <ButtonLink plain href={props.nextHref}>
                更早的材料
              </ButtonLink>
            ) : null}
          </section>
        )}
        <PostForm shell={shell} multipart action={keeping.action} className="card stack">
          <h2>自己存入材料</h2>
          <p className="soft">{keeping.acceptText}。</p>
          <FormFieldInput field={{ name: 'name', kind: 'text', label: '材料名称', hint: '写材料的正式名称，办事时容易找到，例如“房屋租赁合同”', required: true, value: keeping.name, maxLength: MOST_CHARACTERS, ...(keeping.errors.name ? { error: keeping.errors.name } : {}) }} />
          {keeping.held.length > 0 ? (
            <ul className="lines">
              {keeping.held.map((file) => (
                <li key={file.id}>
                  <input type="hidden" name="held" value={file.id} />
                  {file.name}（{file.sizeText}）已上传
                </li>
              ))}
            </ul>
          ) : null}
          <FileInput name="file-kept" label={keeping.held.length > 0 ? '再选文件' : '选择文件'} required={keeping.held.length === 0} multiple accept={keeping.accept} {...(keeping.errors.files ? { error: keeping.errors.files } : {})} />
          <SubmitButton>存入材料库</SubmitButton>
        </PostForm>
      </div>
    </PortalPage>
  )
}

export type LibraryEntryProps = {
  shell: Shell
  entry: Omit<EntryView, 'files'> & { files: { name: string; href: string; sizeText: string }[] }
  of: string | undefined
  isRenamed: boolean
  /** As typed. */
  name: string
  error?: string | undefined
}

/** One material: its files, its name, and how to be rid of it. */
export function LibraryEntryView({ shell, entry, of, isRenamed, name, error }: LibraryEntryProps) {
  return (
    <PortalPage shell={shell} title={entry.name} section="mine" hasErrors={error !== undefined} crumbs={[{ label: '我的材料库', href: portalPaths.library({ of }) }, { label: entry.name }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={error ? [{ href: '#f-name', message: error }] : []} />
        <div>
          <h1>{entry.name}</h1>
          <Origin entry={entry} />
          {entry.handedAs && entry.handedAs !== entry.name ? <p className="soft small">提交时的名称：{entry.handedAs}</p> : null}
        </div>
        {isRenamed ? <p className="note ok" role="status">名称改好了。</p> : null}
        <section className="card stack">
          <h2>文件</h2>
          <ul className="lines">
            {entry.files.map((file) => (
              <li key={file.href}>
                <a className="tap" href={file.href}>
                  {file.name}（{file.sizeText}）
                </a>
              </li>
            ))}
          </ul>
          {entry.applicationNumber ? (
            <p>
              <a className="tap" href={portalPaths.application(entry.applicationNumber)}>
                查看当时的办件
              </a>
            </p>
          ) : null}
        </section>
        <PostForm shell={shell} action={portalPaths.libraryEntry(entry.id, { of })} className="card stack">
          <h2>改名称</h2>
          <FormFieldInput field={{ name: 'name', kind: 'text', label: '材料名称', required: true, value: name, maxLength: MOST_CHARACTERS, ...(error ? { error } : {}) }} />
          <SubmitButton look="plain">保存名称</SubmitButton>
        </PostForm>
        <PostForm shell={shell} action={portalPaths.deleteLibraryEntry(entry.id, of)} className="card stack">
          <h2>从材料库删除</h2>
          <p>删除后不能再选用。已经提交的办件不受影响，办件里的文件依法随档案保存。</p>
          <SubmitButton look="danger">删除这份材料</SubmitButton>
        </PostForm>
      </div>
    </PortalPage>
  )
}
