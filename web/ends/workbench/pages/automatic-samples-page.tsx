import { paths } from '../../../client/paths.ts'
import { SampleList } from '../../../features/automatic/sample-list.tsx'

/** 秒批抽查: for the reviewers of the authority and the supervision office. */
export const Component = () => <SampleList beside={<p className="quiet">系统按规则准予的办件，抽中的和申请人要求的，由人再看一遍。</p>} toCase={paths.case} />
