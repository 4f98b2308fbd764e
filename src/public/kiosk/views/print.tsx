import { portalPaths } from '../../portal/paths.ts'
import { PortalPage } from '../../portal/portal-page.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { ownPaths } from '../own-paths.ts'

/** 打印: where one's documents are. */
export const ChoosePrintView = ({ shell }: { shell: Shell }) => (
  <PortalPage shell={shell} title="打印" crumbs={[{ label: '打印' }]}>
    <div className="roomy">
      <h1>您要打印什么？</h1>
      <ul className="grid choices">
        <li>
          <a className="card" href={portalPaths.wallet()}>
            <h3>证照的副本</h3>
            <p>选一张证照，写明给谁用，打印带水印的加注件</p>
          </a>
        </li>
        <li>
          <a className="card" href={portalPaths.myApplications()}>
            <h3>办件的文书和结果</h3>
            <p>受理通知书、决定书、证明和领到的证照</p>
          </a>
        </li>
      </ul>
    </div>
  </PortalPage>
)

/** One document on paper. `file` is its address for the printer; `left` copies this terminal still prints today. */
export const PrintView = ({ shell, name, file, left }: { shell: Shell; name: string; file: string; left: number }) => (
  <PortalPage shell={shell} title="打印文件" crumbs={[{ label: '打印', href: ownPaths.print() }, { label: '打印文件' }]}>
    <div className="roomy">
      <h1>打印：{name}</h1>
      {left === 0 ? (
        <Notice tone="warn" title="这台机器今天的打印份数已经用完">
          <p>请到窗口打印，或明天再来。</p>
        </Notice>
      ) : (
        <section className="card stack">
          <p>文件在出纸口打印，不会留在这台机器上。打印后请马上取走。</p>
          <button type="button" className="btn" data-print-file="" data-at={file} hidden>
            <Icon name="print" />
            打印
          </button>
          <p role="status" data-printing="" />
        </section>
      )}
      <div className="row">
        <ButtonLink plain href={portalPaths.home()}>回首页</ButtonLink>
        <ButtonLink plain href={portalPaths.rateHere()}>给服务打分</ButtonLink>
      </div>
    </div>
  </PortalPage>
)
