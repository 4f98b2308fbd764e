import { NoticeList } from '../../../features/notices/notice-list.tsx'

export const Component = NoticeList
