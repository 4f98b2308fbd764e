import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { SampleList } from '../../../features/automatic/sample-list.tsx'

/** 自动审批抽查. */
export const Component = () => <SampleList beside={<Link to={consolePaths.automatic()}>自动审批事项</Link>} />
