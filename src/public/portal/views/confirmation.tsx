import { ButtonLink, PrintButton } from '../../ui/button.tsx'
import { LegalDate, Moment } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icons.tsx'
import { ConfirmationPanel } from '../../ui/panels.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Steps } from '../../ui/steps.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type ConfirmationProps = {
  shell: Shell
  applicationNumber: string
  /** Six digits. */
  queryPassword: string
  itemName: string
  authorityName: string
  submittedAt: string
  /** The last day for accepting or asking for corrections; then it counts as accepted (行政许可法第三十二条). */
  acceptanceDueOn?: string
  /** 承诺办结时限 in words, counted from acceptance. */
  promisedText: string
  /** Our own QR code of the progress address as an SVG string; trusted, never from a person. */
  qrSvg: string
  contact: { name: string; phone: string }
}

/** After submitting: what was received, what happens next and by when. */
export function ConfirmationView(props: ConfirmationProps) {
  return (
    <PortalPage shell={props.shell} title="申请已提交" section="mine" crumbs={[{ label: '申请已提交' }]}>
      <div className="narrow roomy">
        <ConfirmationPanel title="申请已提交">
          <p>您的办件编号</p>
          <p className="number">{props.applicationNumber}</p>
          <p>
            查询密码 <b className="number">{props.queryPassword}</b>
          </p>
        </ConfirmationPanel>
        <section className="card stack">
          <h2>收好编号和密码</h2>
          <div className="row">
            <figure className="qr" role="img" aria-label="查进度的二维码" dangerouslySetInnerHTML={{ __html: props.qrSvg }} />
            <div className="tight">
              <p>手机扫码，或用编号和密码，随时查进度，不用登录；办完以后也在那里评价。</p>
              <p className="soft">
                {props.itemName}，<Moment instant={props.submittedAt} /> 提交
              </p>
            </div>
          </div>
          <div className="row noprint">
            <PrintButton>
              <Icon name="print" />
              打印回执
            </PrintButton>
            <ButtonLink plain href={portalPaths.application(props.applicationNumber)}>
              查看进度
            </ButtonLink>
          </div>
        </section>
        <section className="card stack">
          <h2>接下来</h2>
          <Steps
            steps={[
              {
                title: `${props.authorityName}收件并核对材料`,
                detail: props.acceptanceDueOn ? (
                  <>
                    最晚 <LegalDate date={props.acceptanceDueOn} />告诉您是否受理；材料要改的，会一次说清。到期没有通知，就视为受理。
                  </>
                ) : (
                  '收到后告诉您是否受理；材料要改的，会一次说清。'
                ),
              },
              {
                title: '审查并作出决定',
                detail: `承诺受理后${props.promisedText.replace(/^当场办结$/, '当场')}办结，受理时告诉您具体日期`,
              },
              { title: '把结果送给您', detail: '电子证照会出现在“我的”里，需要纸质的可以邮寄或到窗口领取。' },
            ]}
          />
          <p>
            有疑问请联系{props.contact.name}：
            <a className="tap" href={`tel:${props.contact.phone}`}>
              {props.contact.phone}
            </a>
          </p>
        </section>
      </div>
    </PortalPage>
  )
}
