throw new System.InvalidOperationException("no");
