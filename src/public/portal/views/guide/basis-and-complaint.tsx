import { LegalDate } from '../../../ui/dates.tsx'
import { Details } from '../../../ui/panels.tsx'
import type { GuideProps } from './guide-props.ts'
import { Section } from './section.tsx'

/** 依据什么, and since when this guide is in force. */
export function Basis(props: GuideProps) {
  const { item } = props
  return (
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
  )
}

/** 问谁、向谁投诉, and what is often asked. */
export function Complaint(props: GuideProps) {
  return (
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
  )
}
