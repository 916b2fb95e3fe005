"""What templates of other apps ask of years and projects."""
