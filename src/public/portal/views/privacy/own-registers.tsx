import { SubmitButton } from '../../../ui/button.tsx'
import { Moment } from '../../../ui/dates.tsx'
import { FormFieldInput } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/panels.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'
import { WhoseThings } from '../whose-things.tsx'
import { type AskedCorrection, CorrectionLines } from './correction-lines.tsx'

export type OwnRegistersProps = {
  shell: Shell
  /** Whom it is about, where not oneself. */
  subject?: { id: string; name: string } | undefined
  /** Oneself and whom one may ask about. */
  owners: readonly { name: string; href: string; isShown: boolean }[]
  registers: { name: string; holderName: string }[]
  /** Of somebody else: one's own stand under 我的信息. */
  corrections: readonly AskedCorrection[]
  reading?: { register: string; holderName: string; outcome: 'found' | 'missing' | 'unavailable'; reason: string | null; fields: { name: string; value: string }[]; asOf: string | null }
}

/** One register, of oneself or of whom one stands for: what it says, from whom, as of when; each entry leads to having it mended. */
export function OwnRegistersView({ shell, subject, owners, registers, corrections, reading }: OwnRegistersProps) {
  const title = `${subject?.name ?? '我'}的登记信息`
  return (
    <PortalPage shell={shell} title={title} section="mine" crumbs={[{ label: '我的信息', href: portalPaths.privacy() }, { label: title }]}>
      <div className="narrow roomy">
        <h1>{title}</h1>
        <WhoseThings label="看谁的登记信息" owners={owners} />
        {registers.length === 0 ? (
          <Notice title="各部门的登记信息还没有接入">
            <p>请向保管部门查询，或者拨打 12345 咨询。</p>
          </Notice>
        ) : (
          <form className="card stack" method="get" action={portalPaths.ownRegisters()}>
            {subject ? <input type="hidden" name="subject" value={subject.id} /> : null}
            <FormFieldInput
              field={{
                name: 'register', kind: 'select', label: '查阅哪一类信息', hint: '选一类查一类，您的查阅也会记录下来。', required: true,
                value: reading?.register, options: registers.map(({ name, holderName }) => ({ value: name, label: `${name}（${holderName}）` })),
              }}
            />
            <div className="row">
              <SubmitButton>查阅</SubmitButton>
            </div>
          </form>
        )}
        {reading ? (
          <section className="card stack">
            <h2>{reading.register}</h2>
            {reading.outcome === 'found' ? (
              <>
                <p className="soft small">
                  来源：{reading.holderName}{reading.asOf ? <>，<Moment instant={reading.asOf} /> 更新</> : null}
                </p>
                <dl className="pairs">
                  {reading.fields.map(({ name, value }) => (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd>{value}</dd>
                      <dd className="act">
                        <a className="tap" href={portalPaths.askCorrection({ subject: subject?.id, register: reading.register, field: name, shown: value })}>
                          有错<span className="hide">：{name}</span>
                        </a>
                      </dd>
                    </div>
                  ))}
                </dl>
              </>
            ) : (
              <>
                <p>{reading.reason}</p>
                {reading.outcome === 'missing' ? (
                  <p>
                    <a className="tap" href={portalPaths.askCorrection({ subject: subject?.id, register: reading.register })}>
                      申请更正
                    </a>
                  </p>
                ) : null}
              </>
            )}
          </section>
        ) : null}
        {corrections.length > 0 ? (
          <section className="card stack" id="corrections">
            <h2>更正申请</h2>
            <CorrectionLines corrections={corrections} />
          </section>
        ) : null}
      </div>
    </PortalPage>
  )
}
